package io.timecoin.node.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * Writes to a store and forgets old blocks as new ones come, many at a time: their certificates stay. Peers that ask for
 * what is gone get no answer and ask another.
 */
public final class PrunedStore implements Consumer<StoreBatch> {
    /** What peers are asked for after a usual absence, and more than status and consensus look back. */
    public static final long MIN_KEPT = 1_000;

    /** Blocks that are forgotten at once: a range costs a marker that reads go around, so there should be few. */
    private static final long PRUNED_AT_ONCE = 1_000;

    private final ChainStore store;
    private final long kept;

    /** @param kept how many of the newest blocks stay at least */
    public PrunedStore(ChainStore store, long kept) {
        if (kept < MIN_KEPT) {
            throw new IllegalArgumentException("at least " + MIN_KEPT + " blocks are kept");
        }
        this.store = store;
        this.kept = kept;
    }

    @Override
    public void accept(StoreBatch batch) {
        store.write(batch);
        List<StoreBatch.Commit> commits = batch.commits();
        if (!commits.isEmpty()) {
            long below = commits.getLast().block().height() - kept + 1;
            if (below >= store.prunedBelow() + PRUNED_AT_ONCE) {
                store.pruneBelow(below);
            }
        }
    }
}
