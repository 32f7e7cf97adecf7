package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import java.util.List;
import java.util.Optional;

/** The outputs that transactions may spend: those of the chain, and those of certified transactions. */
final class Outputs {
    private final FinalityChain chain;
    private final Pool pool;
    private final Locks locks;

    Outputs(FinalityChain chain, Pool pool, Locks locks) {
        this.chain = chain;
        this.pool = pool;
        this.locks = locks;
    }

    Optional<Utxo> available(OutPoint outpoint) {
        return chain.unspent().find(outpoint).or(() -> pool.certifiedOutput(outpoint));
    }

    /** Whether everything that the transaction spends is there. */
    boolean areAvailable(Transaction transaction) {
        return transaction.spends().stream().allMatch(spend -> available(spend).isPresent());
    }

    /** Whether everything that it spends is there, or will be when its transaction is certified. */
    boolean arePromised(List<OutPoint> outpoints) {
        return outpoints.stream()
                .allMatch(outpoint ->
                        available(outpoint).isPresent() || pool.find(outpoint.txid()).isPresent());
    }

    /** The state of an output that exists and is in no block's inputs; nothing for others. */
    Optional<UtxoState> state(OutPoint outpoint) {
        Optional<UtxoState> spent =
                pool.spender(outpoint)
                        .map(spender -> spender.stateOfInputs(chain.members().size()));
        return spent.or(() -> available(outpoint).map(_ -> stateOfUnspent(outpoint)));
    }

    /** Locked where this node has promised it to a transaction that is gone: only the same one may come again. */
    UtxoState stateOfUnspent(OutPoint outpoint) {
        return locks.find(outpoint)
                .<UtxoState>map(lock -> new UtxoState.Locked(lock.txid(), lock.lockedAt()))
                .orElseGet(UtxoState.Unspent::new);
    }
}
