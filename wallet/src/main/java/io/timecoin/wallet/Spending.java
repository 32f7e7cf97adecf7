package io.timecoin.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.SpendProof;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes signed transactions of payments. */
public final class Spending {
    private Spending() {}

    /**
     * The signed transaction of a payment.
     *
     * @param chainId of the network for which it is signed
     * @param change receives what is left over
     * @param owners finds the signer of each coin's owner
     */
    public static PendingSpend sign(
            Hash chainId,
            Payment payment,
            Address receiver,
            Address change,
            Function<Address, Signer> owners,
            Instant now) {
        List<TxOutput> outputs = new ArrayList<>();
        outputs.add(output(payment.amount(), receiver));
        if (payment.change() > 0) {
            outputs.add(output(payment.change(), change));
        }
        return sign(chainId, payment.coins(), outputs, owners, now);
    }

    /**
     * The signed transaction that spends coins for any outputs; what these leave over is the fee.
     *
     * @param owners finds the signer of each coin's owner
     */
    public static PendingSpend sign(
            Hash chainId,
            List<Coin> coins,
            List<TxOutput> outputs,
            Function<Address, Signer> owners,
            Instant now) {
        Transaction unsigned =
                new Transaction(
                        TransactionRules.VERSION,
                        coins.stream()
                                .map(coin -> new TxInput(coin.outpoint(), Bytes.EMPTY, 0))
                                .toList(),
                        outputs,
                        0,
                        now.getEpochSecond());
        List<Signer> signers = coins.stream().map(Coin::owner).map(owners).toList();
        return new PendingSpend(SpendProof.sign(chainId, unsigned, signers), now.getEpochSecond());
    }

    /** An output that pays an address. */
    public static TxOutput output(long value, Address receiver) {
        return new TxOutput(value, Bytes.utf8(receiver.toString()));
    }
}
