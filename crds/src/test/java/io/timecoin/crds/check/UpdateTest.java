package io.timecoin.crds.check;

import static io.timecoin.crds.check.Documents.accepted;
import static io.timecoin.crds.check.Documents.problems;
import static io.timecoin.crds.check.Documents.valid;
import static io.timecoin.crds.check.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may change of a network that exists. */
class UpdateTest {

    private static final TimeNetworkChecker CHECKER = new TimeNetworkChecker();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/spec/image ~ time-node:1.0.1",
                "/spec/chain/blockInterval ~ 2000ms",
                "/spec/chain/allocations ~ []",
                "/spec/masternodes/0/replicas ~ 5",
                "/spec/masternodes/0/storage ~ {size: 10240Mi, storageClassName: fast}",
                "/spec/masternodes/0/storage ~ {size: 1Ti, storageClassName: fast}",
                "/spec/masternodes ~ [{name: new, tier: Gold, replicas: 3, storage: {size: 1Gi, storageClassName: slow}}]",
                "/spec/rollout/restartAt ~ again"
            })
    void accepts(String field, String value) {
        assertThat(problems(CHECKER.checkUpdate(old(), with(field, value)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/spec/chain/blockInterval ~ 3s ~ spec.chain.blockInterval: blockInterval cannot change once the network exists",
                "/spec/chain/genesisTime ~ 2026-11-01T00:00:00Z ~ spec.chain.genesisTime: genesisTime cannot change once the network exists",
                "/spec/chain/allocations ~ [{address: TIME0111111111111111111111111111111111, amount: '1'}] ~ spec.chain.allocations: allocations cannot change once the network exists",
                "/spec/chain/admission ~ Free ~ spec.chain.admission: admission cannot change once the network exists",
                "/spec/chain/fundingSecret ~ coins ~ spec.chain.fundingSecret: fundingSecret cannot change once the network exists",
                "/spec/masternodes/1/tier ~ Silver ~ spec.masternodes: tier of a pool cannot change: its collateral is on the chain; add a pool and shrink this one",
                "/spec/masternodes/0/storage ~ {size: 10Gi, storageClassName: slow} ~ spec.masternodes: storageClassName of a pool cannot change: add a pool with the new class and shrink this one",
                "/spec/masternodes/0/storage ~ {size: 10Gi} ~ spec.masternodes: storageClassName of a pool cannot change: add a pool with the new class and shrink this one",
                "/spec/masternodes/0/storage ~ {size: 9Gi, storageClassName: fast} ~ spec.masternodes: storage size of a pool may grow, not shrink",
                "/spec/masternodes/0/storage ~ {size: 10G, storageClassName: fast} ~ spec.masternodes: storage size of a pool may grow, not shrink"
            })
    void refuses(String field, String value, String problem) {
        assertThat(problems(CHECKER.checkUpdate(old(), with(field, value))))
                .containsExactly(problem);
    }

    @Test
    void refusesAnotherNetwork() {
        ObjectNode document = with("/spec/chain/network", "Mainnet");
        Documents.set(document, "/spec/masternodes/1/tier", "Silver");

        assertThat(problems(CHECKER.checkUpdate(old(), document)))
                .contains("spec.chain.network: network cannot change once the network exists");
    }

    @Test
    void acceptsWhatWasWrittenBackByTheCodec() {
        TimeNetwork network = accepted(CHECKER.check(with("/spec/chain/blockInterval", "60s")));

        assertThat(problems(CHECKER.checkUpdate(network, TimeNetworkCodec.toYaml(network))))
                .isEmpty();
        assertThat(problems(CHECKER.checkUpdate(network, with("/spec/chain/blockInterval", "60s"))))
                .isEmpty();
    }

    private static TimeNetwork old() {
        return accepted(CHECKER.check(valid()));
    }
}
