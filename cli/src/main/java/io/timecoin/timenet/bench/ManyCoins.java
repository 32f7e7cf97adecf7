package io.timecoin.timenet.bench;

import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.timenet.load.CoinSupply;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.load.Treasury;
import io.timecoin.timenet.local.LocalFunds;
import io.timecoin.wallet.WalletException;
import java.io.IOException;
import java.util.Optional;

/** Brings a network up, fills it with coins and looks at its memory and at a snapshot. */
record ManyCoins(SeparateMachine apart, String image, Samples samples) {
    private static final int OWNERS = 1_000;
    private static final double BYTES_PER_MB = 1e6;

    void run(int coins) throws IOException, InterruptedException, RpcException, WalletException {
        try {
            apart.up();
            LocalFunds funds =
                    new LocalFunds(
                            apart.machine(), apart.machine().networks().existing(Optional.empty()));
            try (Funds.Hold _ = funds.lock();
                    RpcClient node = new RpcClient(funds.access().getFirst().get())) {
                new CoinSupply(Treasury.of(funds.key(), node)).make(coins, OWNERS);
            }
            NodeFigures.read(funds.nodes())
                    .each("time_node_resident_memory_bytes")
                    .forEach(bytes ->
                            samples.add(MoneyMeasures.MEMORY_WITH_COINS, bytes / BYTES_PER_MB));
            new SnapshotRound(apart, image, funds.network(), samples).run();
        } finally {
            apart.down();
        }
    }
}
