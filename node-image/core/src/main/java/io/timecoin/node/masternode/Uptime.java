package io.timecoin.node.masternode;

import java.util.BitSet;

/** In how many of the newest intervals a masternode was seen alive. */
final class Uptime {
    /** Intervals that count: a day of the longest ones. */
    static final int WINDOW = 1_440;

    private final BitSet alive = new BitSet(WINDOW);
    private long intervals;
    private long total;

    /** One more interval is over. */
    void add(boolean wasAlive) {
        alive.set((int) (intervals % WINDOW), wasAlive);
        intervals++;
        total += wasAlive ? 1 : 0;
    }

    /** Share of the intervals in the window, from 0 to 1; 1 while none is over. */
    double share() {
        return intervals == 0 ? 1 : (double) alive.cardinality() / Math.min(intervals, WINDOW);
    }

    /** Intervals since the beginning in which it was alive. */
    long total() {
        return total;
    }
}
