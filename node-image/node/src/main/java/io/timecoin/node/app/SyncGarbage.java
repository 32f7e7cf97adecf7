package io.timecoin.node.app;

import io.timecoin.node.core.NodeReport;

/**
 * Has the memory that fetching a long chain has filled collected when it is over. What was under way has reached the old
 * generation, which nothing looks at again in a node that rests: a hundred megabytes would stay with it.
 */
final class SyncGarbage {
    /** Fewer blocks leave less than a collection of everything is worth. */
    static final int WORTH_COLLECTING = 1_000;

    private final Runnable collector;
    private int blocks;

    /** @param collector collects all garbage at once, some tens of milliseconds long */
    SyncGarbage(Runnable collector) {
        this.collector = collector;
    }

    /** Notices what the node reports. */
    void notice(NodeReport report) {
        switch (report) {
            case NodeReport.BlockSynced _ -> blocks++;
            case NodeReport.SyncFinished _ -> finished();
            default -> {}
        }
    }

    private void finished() {
        if (blocks >= WORTH_COLLECTING) {
            collector.run();
        }
        blocks = 0;
    }
}
