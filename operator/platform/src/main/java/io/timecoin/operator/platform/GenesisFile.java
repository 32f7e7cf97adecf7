package io.timecoin.operator.platform;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ChainSpec;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders the genesis of a network from its spec and the keys of its masternodes. Written once, never changed. */
public final class GenesisFile {
    /** Units of 10^-8 TIME in a TIME. */
    private static final int DECIMALS = 8;

    private GenesisFile() {}

    /**
     * The genesis as text.
     *
     * @param created when the network was created; its slots begin with the next full interval after
     * @throws IllegalArgumentException if the spec holds an address or amount that the chain refuses
     */
    public static String render(
            TimeNetwork network, List<KeyedMasternode> masternodes, Instant created) {
        return render(network, masternodes, created, List.of());
    }

    /**
     * The genesis as text.
     *
     * @param created when the network was created; its slots begin with the next full interval after
     * @param funding what the platform allocates beside the spec
     * @throws IllegalArgumentException if the spec holds an address or amount that the chain refuses
     */
    public static String render(
            TimeNetwork network,
            List<KeyedMasternode> masternodes,
            Instant created,
            List<Genesis.Allocation> funding) {
        ChainSpec chain = network.getSpec().chain();
        NetworkType type = type(chain);
        int interval = Math.toIntExact(chain.blockInterval().duration().toSeconds());
        Genesis genesis =
                new Genesis(
                        network.getMetadata().getName(),
                        type,
                        interval,
                        Optional.ofNullable(chain.genesisTime())
                                .map(Instant::getEpochSecond)
                                .orElseGet(() -> nextSlot(created, interval)),
                        admission(chain),
                        masternodes.stream().map(keyed -> member(keyed, type)).toList(),
                        Stream.concat(allocations(chain), funding.stream()).toList());
        String text = genesis.toJson();
        return Genesis.parse(text).toJson();
    }

    private static Stream<Genesis.Allocation> allocations(ChainSpec chain) {
        return chain.allocations().stream()
                .map(allocation ->
                        new Genesis.Allocation(allocation.address(), units(allocation.amount())));
    }

    private static Admission admission(ChainSpec chain) {
        return switch (chain.admission()) {
            case CLOSED -> Admission.CLOSED;
            case COLLATERAL -> Admission.COLLATERAL;
            case FREE -> Admission.FREE;
        };
    }

    private static NetworkType type(ChainSpec chain) {
        return switch (chain.network()) {
            case TESTNET -> NetworkType.TESTNET;
            case MAINNET -> NetworkType.MAINNET;
        };
    }

    private static long nextSlot(Instant created, int interval) {
        return Math.ceilDiv(created.getEpochSecond() + 1, (long) interval) * interval;
    }

    private static Member member(KeyedMasternode keyed, NetworkType type) {
        String rewards =
                Optional.ofNullable(keyed.wanted().pool().rewardAddress())
                        .orElseGet(() -> Address.of(keyed.key(), type).toString());
        return new Member(keyed.key(), tier(keyed.wanted().pool().tier()), rewards, keyed.name());
    }

    private static Tier tier(io.timecoin.crds.v1alpha1.spec.Tier tier) {
        return switch (tier) {
            case FREE -> Tier.FREE;
            case BRONZE -> Tier.BRONZE;
            case SILVER -> Tier.SILVER;
            case GOLD -> Tier.GOLD;
        };
    }

    private static long units(String amount) {
        return new BigDecimal(amount).movePointRight(DECIMALS).longValueExact();
    }
}
