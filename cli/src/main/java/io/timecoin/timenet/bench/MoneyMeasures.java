package io.timecoin.timenet.bench;

import static io.timecoin.timenet.bench.Aim.atLeast;
import static io.timecoin.timenet.bench.Aim.atMost;
import static io.timecoin.timenet.bench.Aim.none;

/** What the benchmark of payments measures. */
final class MoneyMeasures {
    static final Measure FINALITY_MEDIAN =
            new Measure("finality at the client at 100 a second, median", "ms", atMost(30));
    static final Measure FINALITY_LATE =
            new Measure("finality at the client at 100 a second, 99 %", "ms", atMost(150));
    static final Measure SUSTAINED =
            new Measure("final a second, as many as go", "/s", atLeast(1_500));
    static final Measure SUSTAINED_LATE =
            new Measure("finality at the client then, 99 %", "ms", none());
    static final Measure CHECKS =
            new Measure("signature checks of a node, of one core", "%", none());
    static final Measure CORE =
            new Measure("owner thread of a node without its checks", "%", none());
    static final Measure DISK = new Measure("synced writes of a node, of the time", "%", none());
    static final Measure PARSING = new Measure("reading lines of peers, of one core", "%", none());
    static final Measure PROCESSOR = new Measure("a node in all, of one core", "%", none());
    static final Measure BURST = new Measure("final of a burst of 10,000", "", atLeast(10_000));
    static final Measure CUT = new Measure("connections lost in the burst", "", atMost(0));
    static final Measure LOST = new Measure("accepted spends that were lost", "", atMost(0));
    static final Measure DOUBLE_SPENT = new Measure("double spends that succeeded", "", atMost(0));
    static final Measure MISSED_SLOTS = new Measure("slots missed under load", "", atMost(0));
    static final Measure MEMORY =
            new Measure("resident memory of a node after the load", "MB", none());
    static final Measure MEMORY_WITH_COINS =
            new Measure("resident memory of a node with a million coins", "MB", atMost(256));
    static final Measure SNAPSHOT_EXPORT =
            new Measure("snapshot of a million coins, export while the node runs", "s", none());
    static final Measure SNAPSHOT_VERIFY = new Measure("that snapshot verified", "s", none());
    static final Measure SNAPSHOT_IMPORT = new Measure("that snapshot imported", "s", none());
    static final Measure SNAPSHOT = new Measure("that snapshot in all", "s", atMost(30));

    private MoneyMeasures() {}
}
