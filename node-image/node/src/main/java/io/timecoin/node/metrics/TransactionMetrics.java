package io.timecoin.node.metrics;

import io.timecoin.node.finality.FinalityNotice;
import io.timecoin.node.finality.PoolSize;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of transactions. For the owner thread; anyone may read the registry. */
final class TransactionMetrics {
    private enum Fate {
        ACCEPTED,
        FINALIZED,
        CONFIRMED,
        DROPPED
    }

    private final CountersByKind<Fate> fates;
    private final AtomicLong pending;
    private final AtomicLong pendingBytes;

    TransactionMetrics(Meters meters) {
        fates =
                meters.counters(
                        "transactions",
                        "Transactions that were taken, made final, put in a block or given up",
                        "fate",
                        Fate.class);
        pending = meters.figure("transactions.pending", "Transactions that are in no block yet");
        pendingBytes =
                meters.figure(
                        "transactions.pending.bytes",
                        "Bytes of transactions that are in no block yet, in binary form");
    }

    void show(PoolSize size) {
        pending.set(size.transactions());
        pendingBytes.set(size.bytes());
    }

    void count(FinalityNotice notice) {
        switch (notice) {
            case FinalityNotice.Accepted _ -> fates.count(Fate.ACCEPTED);
            case FinalityNotice.Finalized _ -> fates.count(Fate.FINALIZED);
            case FinalityNotice.Confirmed _ -> fates.count(Fate.CONFIRMED);
            case FinalityNotice.Dropped _ -> fates.count(Fate.DROPPED);
            case FinalityNotice.OutputChanged _ -> {}
        }
    }
}
