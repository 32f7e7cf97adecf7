package io.timecoin.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Fees;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.MembershipRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes the transactions by which masternodes join and leave. */
public final class Registration {
    private Registration() {}

    /**
     * The signed transaction whose first output carries a record.
     *
     * @param coins that may be spent now; they pay the fee too
     * @param locked what the output holds: the collateral, or 0; units of 10^-8 TIME
     * @param record made for the first output that the transaction spends
     * @param change receives what is left over
     * @param owners finds the signer of each coin's owner
     * @throws WalletException if the coins do not suffice
     */
    public static PendingSpend sign(
            Hash chainId,
            List<Coin> coins,
            long locked,
            Function<OutPoint, MembershipRecord> record,
            Address change,
            Function<Address, Signer> owners,
            Instant now)
            throws WalletException {
        Payment payment = CoinSelection.pay(coins, Math.max(locked, Fees.DUST));
        OutPoint first = payment.coins().getFirst().outpoint();
        List<TxOutput> outputs = new ArrayList<>();
        outputs.add(new TxOutput(locked, record.apply(first).toScript()));
        long rest = payment.amount() - locked + payment.change();
        if (rest > 0) {
            outputs.add(Spending.output(rest, change));
        }
        return Spending.sign(chainId, payment.coins(), outputs, owners, now);
    }
}
