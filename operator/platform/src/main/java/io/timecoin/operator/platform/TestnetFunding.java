package io.timecoin.operator.platform;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The coins that the genesis of a test network pays to one key: what a faucet gives away, and collateral. */
public final class TestnetFunding {
    private static final long UNITS = 100_000_000;

    /**
     * How many outputs of how many TIME. A fee is a share of all that a transaction moves, change included, so coins of
     * several sizes keep payments cheap; the largest ones pay the collateral of any tier.
     */
    private static final Map<Long, Integer> COINS =
            Map.of(250_000L, 4, 25_000L, 12, 2_000L, 40, 200L, 60);

    private TestnetFunding() {}

    /** What the genesis pays to the key. */
    public static List<Genesis.Allocation> allocations(PublicKey key) {
        String address = Address.of(key, NetworkType.TESTNET).toString();
        return COINS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(kind -> coins(address, kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Stream<Genesis.Allocation> coins(String address, long time, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Genesis.Allocation(address, Math.multiplyExact(time, UNITS)));
    }
}
