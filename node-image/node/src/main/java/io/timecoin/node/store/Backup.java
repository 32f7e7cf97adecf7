package io.timecoin.node.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Copies of a chain. What a key has signed is never in one: put back later it would be out of date, and the key could
 * sign twice. A node that starts from a copy waits and abstains as one does that has lost its disk (rollout.md §6), or
 * keeps what its own data tell.
 */
public final class Backup {
    private Backup() {}

    /**
     * Copies the data to a directory of its own, also while the node runs, and reads the copy through.
     *
     * @param target a directory without a backup in it
     * @return how many heights the copy has
     */
    public static long create(Path directory, Path target, StoreIdentity identity) {
        try (DirectoryLock _ = DirectoryLock.take(target);
                Database source = StoreFiles.openToRead(directory)) {
            if (StoreFiles.exists(target)) {
                throw StoreRefused.inTheWay(target);
            }
            Formats.KNOWN.check(directory, source);
            StoreFiles.checkGenesis(directory, source, identity.genesis());
            source.copyTo(StoreFiles.unfinished(target), Column.CONSENSUS);
            long heights = verifyUnfinished(target);
            StoreFiles.finish(target);
            return heights;
        }
    }

    /**
     * Makes a copy the data of a stopped node, which may have another key. Data that are there are set aside, and what
     * the key has signed is taken over from them.
     *
     * @param proof what makes the copy believable
     * @param forgetVotes goes on even if that cannot be read
     * @return where the old data are, if there were any
     */
    public static Optional<Path> restore(
            Path backup,
            Path directory,
            StoreIdentity identity,
            CopyProof proof,
            boolean forgetVotes) {
        try (DirectoryLock _ = DirectoryLock.take(directory);
                Database source = StoreFiles.openToRead(backup)) {
            Formats.KNOWN.check(backup, source);
            StoreFiles.checkGenesis(backup, source, identity.genesis());
            boolean replaces = StoreFiles.exists(directory);
            List<StoreFiles.Promise> promises =
                    replaces ? StoreFiles.promisesOf(directory, forgetVotes) : List.of();
            Path unfinished = StoreFiles.unfinished(directory);
            source.copyTo(unfinished, Column.CONSENSUS);
            try (Database copy = Database.open(unfinished)) {
                StoreFiles.handOver(copy, identity.key(), promises);
            }
            verifyUnfinished(directory, proof);
            Optional<Path> aside =
                    replaces ? Optional.of(StoreFiles.setAside(directory)) : Optional.empty();
            StoreFiles.finish(directory);
            return aside;
        }
    }

    private static void verifyUnfinished(Path directory, CopyProof proof) {
        verifyUnfinished(directory);
        try (Database copy = Database.open(StoreFiles.unfinishedPlace(directory))) {
            ChainStore.in(directory, copy).prove(proof);
        }
    }

    private static long verifyUnfinished(Path directory) {
        try (Database copy = Database.open(StoreFiles.unfinishedPlace(directory))) {
            return ChainStore.in(directory, copy).verify();
        }
    }
}
