package io.timecoin.timenet.load;

import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.timecli.wallet.FinalityWatch;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.OwnedKey;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.WalletException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes many coins of many owners out of the network's treasury. */
public record CoinSupply(Treasury treasury) {
    /** Outputs of one transaction: a tenth of what would fit. */
    private static final int BATCH = 250;

    /** Units of 10^-8 TIME: a hundred spends, each with its fee, leave most of it. */
    private static final long VALUE = 1_000_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So many coins, each final. */
    public List<LoadCoin> make(int coins, int owners)
            throws WalletException, RpcException, InterruptedException {
        SecureRandom random = new SecureRandom();
        List<OwnedKey> keys = Stream.generate(() -> newKey(random)).limit(owners).toList();
        List<LoadCoin> made = new ArrayList<>();
        while (made.size() < coins) {
            List<OwnedKey> batch = new ArrayList<>();
            for (int i = made.size(); i < Math.min(coins, made.size() + BATCH); i++) {
                batch.add(keys.get(i % keys.size()));
            }
            made.addAll(pay(batch));
        }
        return made;
    }

    private static OwnedKey newKey(SecureRandom random) {
        byte[] seed = new byte[Ed25519.SEED_LENGTH];
        random.nextBytes(seed);
        return OwnedKey.of(Bytes.of(seed));
    }

    private List<LoadCoin> pay(List<OwnedKey> owners)
            throws WalletException, RpcException, InterruptedException {
        NetworkType network = treasury.genesis().type();
        List<Address> receivers = owners.stream().map(owner -> owner.address(network)).toList();
        PendingSpend spend = treasury.prepare(receivers, VALUE);
        try (FinalityWatch watch = FinalityWatch.of(treasury.node().node(), spend.txid())) {
            treasury.send(spend);
            if (watch.await(PATIENCE).isEmpty()) {
                throw TimenetException.failed(
                        "coins for the load were not final after " + PATIENCE.toSeconds() + " s");
            }
        }
        List<LoadCoin> coins = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            coins.add(new LoadCoin(new OutPoint(spend.txid(), i), VALUE, owners.get(i)));
        }
        return coins;
    }
}
