package io.timecoin.operator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenesisFileTest {
    private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00.500Z");

    private static final String YAML =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet}
            spec:
              image: time-node:1.0.0
              chain: {network: Testnet, blockInterval: 2s}
              masternodes:
              - {name: gold, tier: Gold}
              - {name: silver, tier: Silver, replicas: 2}
              - {name: free, tier: Free}
            """;

    @Test
    void theGenesisNamesTheMasternodesAndPaysThemToTheirOwnKeys() {
        TimeNetwork network = TimeNetworkCodec.parse(YAML);

        Genesis genesis = Genesis.parse(GenesisFile.render(network, prepare(network), CREATED));

        assertThat(genesis.members())
                .extracting(Member::name)
                .containsExactlyInAnyOrder("gold-0", "silver-0", "silver-1", "free-0");
        assertThat(genesis.members())
                .allSatisfy(member ->
                        assertThat(member.rewardAddress())
                                .isEqualTo(
                                        Address.of(member.publicKey(), NetworkType.TESTNET)
                                                .toString()));
    }

    @Test
    void slotsBeginWithTheNextFullIntervalAfterCreation() {
        TimeNetwork network = TimeNetworkCodec.parse(YAML);

        Genesis genesis = Genesis.parse(GenesisFile.render(network, prepare(network), CREATED));

        assertThat(genesis.slotTime(0)).isEqualTo(Instant.parse("2026-11-01T00:00:02Z"));
        assertThat(genesis.blockIntervalSeconds()).isEqualTo(2);
    }

    @Test
    void allocationsAreCountedInTheSmallestUnit() {
        TimeNetwork network =
                allocating("TIME0M7p5BBJC9RBCjkZEt3RB5jAkDzuVcLsEq", "1000000.00000001");
        List<KeyedMasternode> prepared = prepare(network);
        String address = Address.of(prepared.getFirst().key(), NetworkType.TESTNET).toString();

        String text =
                GenesisFile.render(allocating(address, "1000000.00000001"), prepared, CREATED);

        assertThat(Genesis.parse(text).allocations())
                .containsExactly(new Genesis.Allocation(address, 100_000_000_000_001L));
    }

    @Test
    void anAddressWithAWrongChecksumIsRefused() {
        TimeNetwork network = allocating("TIME0M7p5BBJC9RBCjkZEt3RB5jAkDzuVcLsEq", "1");
        List<KeyedMasternode> prepared = prepare(network);

        assertThatThrownBy(() -> GenesisFile.render(network, prepared, CREATED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allocations[0].address");
    }

    @Test
    void whoMayJoinLaterStandsInTheGenesisAndIsNobodyByDefault() {
        assertThat(admission(YAML)).isEqualTo(Admission.CLOSED);
        assertThat(admission(YAML.replace("2s}", "2s, admission: Collateral}")))
                .isEqualTo(Admission.COLLATERAL);
        assertThat(admission(YAML.replace("2s}", "2s, admission: Free}")))
                .isEqualTo(Admission.FREE);
    }

    private static Admission admission(String yaml) {
        TimeNetwork network = TimeNetworkCodec.parse(yaml);
        return Genesis.parse(GenesisFile.render(network, prepare(network), CREATED)).admission();
    }

    private static TimeNetwork allocating(String address, String amount) {
        return TimeNetworkCodec.parse(
                YAML.replace(
                        "blockInterval: 2s}",
                        "blockInterval: 2s, allocations: [{address: %s, amount: '%s'}]}"
                                .formatted(address, amount)));
    }

    private static List<KeyedMasternode> prepare(TimeNetwork network) {
        return Masternodes.of(network.getSpec()).stream()
                .map(wanted -> new KeyedMasternode(wanted, MasternodeKey.generate().publicKey()))
                .toList();
    }
}
