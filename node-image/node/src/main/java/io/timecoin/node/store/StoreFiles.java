package io.timecoin.node.store;

import io.timecoin.node.crypto.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database below a data directory: {@code chain}, which comes into being whole by a rename, so that a directory
 * without it is a new one and a directory with a damaged one is never taken for new.
 */
final class StoreFiles {
    private static final String DATABASE = "chain";
    private static final String UNFINISHED = "chain.new";
    private static final String ASIDE = "chain.old-";

    /** The format that this version writes; it moves on only when no rollout can go back (rollout.md §5). */
    static final int FORMAT = 1;

    /** Files up to this many bytes are read through at a start, which takes about 50 ms; `data check` reads all. */
    private static final long VERIFIED_AT_START = 32L << 20;

    private static final Bytes FORMAT_KEY = Bytes.utf8("format");
    private static final Bytes GENESIS_KEY = Bytes.utf8("genesis");
    private static final Bytes PUBLIC_KEY = Bytes.utf8("public-key");

    /** The one key of {@link Column#CONSENSUS}. */
    static final Bytes RECORD = Bytes.utf8("record");

    private StoreFiles() {}

    /** The directory is locked by the caller. */
    static Database openOrCreate(Path directory, StoreIdentity identity) {
        Path place = directory.resolve(DATABASE);
        if (!Files.exists(place)) {
            create(directory, identity);
        }
        Database database = Database.open(place);
        try {
            checkIdentity(directory, database, identity);
            if (database.fileBytes() <= VERIFIED_AT_START) {
                database.verifyChecksums();
            }
            return database;
        } catch (StoreRefused e) {
            database.close();
            throw e;
        }
    }

    /**
     * What the key has signed, from a database that may be damaged elsewhere.
     *
     * @param forget takes an unreadable record for none
     * @throws StoreRefused if the record is unreadable, or there is no database
     */
    static Optional<Bytes> recordOf(Path directory, boolean forget) {
        Path place = directory.resolve(DATABASE);
        if (!Files.exists(place)) {
            throw StoreRefused.nothingToReset(directory);
        }
        try (Database database = Database.open(place)) {
            return database.get(Column.CONSENSUS, RECORD);
        } catch (StoreRefused e) {
            if (forget && e.reason() == StoreRefused.Reason.CORRUPT) {
                return Optional.empty();
            }
            throw e.reason() == StoreRefused.Reason.CORRUPT
                    ? StoreRefused.votesUnreadable(directory, e)
                    : e;
        }
    }

    /** Moves the database to a new name beside it. */
    static Path setAside(Path directory) {
        int number = 1;
        while (Files.exists(directory.resolve(ASIDE + number))) {
            number++;
        }
        Path aside = directory.resolve(ASIDE + number);
        try {
            Files.move(directory.resolve(DATABASE), aside, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
            return aside;
        } catch (IOException e) {
            throw StoreRefused.ofFileError(directory, e);
        }
    }

    private static void create(Path directory, StoreIdentity identity) {
        Path unfinished = directory.resolve(UNFINISHED);
        try {
            deleteTree(unfinished);
            try (Database database = Database.create(unfinished)) {
                database.write(writes -> {
                    writes.put(Column.META, FORMAT_KEY, StoredForm.ofFormat(FORMAT));
                    writes.put(Column.META, GENESIS_KEY, identity.genesis().bytes());
                    writes.put(Column.META, PUBLIC_KEY, identity.key().bytes());
                });
            }
            Files.move(unfinished, directory.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } catch (IOException e) {
            throw StoreRefused.ofFileError(directory, e);
        }
    }

    private static void checkIdentity(Path directory, Database database, StoreIdentity identity) {
        int format = StoredForm.toFormat(meta(directory, database, FORMAT_KEY, Integer.BYTES));
        if (format > FORMAT) {
            throw StoreRefused.newerFormat(directory, format, FORMAT);
        }
        Bytes genesis = meta(directory, database, GENESIS_KEY, identity.genesis().bytes().length());
        if (!genesis.equals(identity.genesis().bytes())) {
            throw StoreRefused.foreignGenesis(
                    directory, genesis.toHex(), identity.genesis().toHex());
        }
        Bytes key = meta(directory, database, PUBLIC_KEY, identity.key().bytes().length());
        if (!key.equals(identity.key().bytes())) {
            throw StoreRefused.wrongKey(directory, key.toHex(), identity.key().toHex());
        }
    }

    private static Bytes meta(Path directory, Database database, Bytes key, int length) {
        Optional<Bytes> value = database.get(Column.META, key);
        return value.filter(bytes -> bytes.length() == length)
                .orElseThrow(() ->
                        StoreRefused.corrupt(directory, "it does not say its " + key.toUtf8()));
    }

    /** A directory's entries are on the disk only when the directory itself is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(tree)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
