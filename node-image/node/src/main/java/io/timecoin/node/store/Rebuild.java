package io.timecoin.node.store;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.TransactionEffects;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.chain.UtxoOverlay;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.crypto.Hash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Makes everything anew that follows from the blocks, and compares the state after each with what its certificate says
 * (consensus.md §5): never is a state taken from anywhere else.
 */
final class Rebuild {
    /** Blocks written at once. */
    private static final int BATCH = 200;

    private final Path directory;
    private final Database database;
    private final LongFunction<CertifiedBlock> blocks;
    private final UtxoOverlay unspent;
    private UtxoAccumulator accumulator = UtxoAccumulator.EMPTY;

    private record Step(Block block, List<UtxoChange> changes) {}

    /** @param blocks reads a block that must be there */
    Rebuild(Path directory, Database database, LongFunction<CertifiedBlock> blocks) {
        this.directory = directory;
        this.database = database;
        this.blocks = blocks;
        this.unspent = new UtxoOverlay(new MoneyStore(directory, database));
    }

    /**
     * Goes through all blocks up to the head.
     *
     * @return the accumulator after the head
     */
    UtxoAccumulator run(long head) {
        Column.derived().forEach(database::clear);
        List<Step> steps = new ArrayList<>();
        for (long height = 0; height <= head; height++) {
            steps.add(apply(blocks.apply(height)));
            if (steps.size() == BATCH || height == head) {
                write(steps);
                steps.clear();
            }
        }
        return accumulator;
    }

    private Step apply(CertifiedBlock certified) {
        Block block = certified.block();
        List<UtxoChange> changes =
                TransactionEffects.of(block, unspent)
                        .orElseThrow(() ->
                                StoreRefused.corrupt(
                                        directory,
                                        "block " + block.height() + " spends what is not there"));
        unspent.apply(changes);
        accumulator = accumulator.apply(changes);
        Hash expected = certified.certificate().utxo();
        if (!accumulator.digest().equals(expected)) {
            throw StoreRefused.corrupt(
                    directory,
                    "after block %d the outputs are %s and its certificate says %s"
                            .formatted(block.height(), accumulator.digest(), expected));
        }
        return new Step(block, changes);
    }

    private void write(List<Step> steps) {
        database.write(writes ->
                steps.forEach(step ->
                        new CommitWrites(database, writes).put(step.block(), step.changes())));
        unspent.clear();
    }
}
