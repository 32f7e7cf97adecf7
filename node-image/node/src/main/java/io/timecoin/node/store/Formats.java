package io.timecoin.node.store;

import io.timecoin.node.crypto.Bytes;
import java.nio.file.Path;
import java.util.List;

/**
 * The formats of stored data that this version of the node can use, and how each becomes the next.
 *
 * <p>A new version goes on with the format that it finds, so that the version before can come back. It moves the data on
 * only when the operator has said that the rollout is complete (rollout.md §5), one atomic batch for each step: a crash
 * leaves one format or the other. A new column needs no new format: opening adds what is missing and keeps what is
 * unknown.
 */
final class Formats {
    static final Bytes KEY = Bytes.utf8("format");

    /** The formats of this version: the first one is the only one so far. */
    static final Formats KNOWN = new Formats(1, List.of());

    /** Rewrites the data of one format as the next wants them. */
    interface Migration {
        /**
         * Adds what the step changes to its batch.
         *
         * @param from the data as they are
         */
        void migrate(Database from, Database.Writes writes);
    }

    private final int oldest;
    private final List<Migration> migrations;

    /** @param migrations the first makes the second format of the oldest, and so on */
    Formats(int oldest, List<Migration> migrations) {
        this.oldest = oldest;
        this.migrations = List.copyOf(migrations);
    }

    /** The one that a new store has: nothing stands in the way of going back to the version before. */
    int oldest() {
        return oldest;
    }

    int newest() {
        return oldest + migrations.size();
    }

    static int of(Path directory, Database database) {
        return StoredForm.toFormat(
                StoreFiles.meta(directory, database, KEY, StoredForm.FORMAT_LENGTH));
    }

    /** Refuses data that this version cannot read. */
    void check(Path directory, Database database) {
        int found = of(directory, database);
        if (found > newest()) {
            throw StoreRefused.newerFormat(
                    directory, found, newest(), StoreFiles.finalVersion(database));
        }
        if (found < oldest) {
            throw StoreRefused.olderFormat(directory, found, oldest);
        }
    }

    /** Brings the data to the newest format, step by step. */
    void moveOn(Path directory, Database database) {
        for (int at = of(directory, database); at < newest(); at++) {
            Migration step = migrations.get(at - oldest);
            Bytes next = StoredForm.ofFormat(at + 1);
            database.write(writes -> {
                step.migrate(database, writes);
                writes.put(Column.META, KEY, next);
            });
        }
    }
}
