package io.timecoin.timenet.local;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The coins of a test network: its genesis pays them to a key that stays on this machine. */
public final class Funding {
    private static final long UNITS = 100_000_000;

    /**
     * How many outputs of how many TIME. A fee is a share of all that a transaction moves, change included, so coins of
     * several sizes keep payments cheap; the largest ones pay the collateral of any tier.
     */
    private static final Map<Long, Integer> COINS =
            Map.of(250_000L, 4, 25_000L, 12, 2_000L, 40, 200L, 60);

    private Funding() {}

    /** The key of a network, made once. */
    public static MasternodeKey ensureKey(NetworkFolder network) throws IOException {
        if (StateFiles.readText(network.fundingKey()).isEmpty()) {
            PrivateFile.create(network.fundingKey(), MasternodeKey.generate().pem());
        }
        return MasternodeKey.parse(StateFiles.readText(network.fundingKey()).orElseThrow());
    }

    /** What the genesis of a test network pays to its key. */
    public static List<Genesis.Allocation> allocations(MasternodeKey key) {
        String address = Address.of(key.publicKey(), NetworkType.TESTNET).toString();
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
