package io.timecoin.node.sync;

/** Heights from start to end, both inclusive. */
record BlockRange(long start, long end) {
    boolean contains(long height) {
        return start <= height && height <= end;
    }
}
