package io.timecoin.node.store;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

    /** So often is a running node's database opened before it is taken for damaged. */
    private static final int OPENING_ATTEMPTS = 5;

    /** Files up to this many bytes are read through at a start, which takes about 50 ms; `time-node verify` reads all. */
    private static final long VERIFIED_AT_START = 32L << 20;

    private static final Bytes GENESIS_KEY = Bytes.utf8("genesis");
    private static final Bytes FINAL_VERSION = Bytes.utf8("final-version");
    private static final Bytes PUBLIC_KEY = Bytes.utf8("public-key");

    /** The one key of {@link Column#CONSENSUS}. */
    static final Bytes RECORD = Bytes.utf8("record");

    private StoreFiles() {}

    /** The directory is locked by the caller. */
    static Database openOrCreate(Path directory, StoreIdentity identity, Formats formats) {
        Path place = directory.resolve(DATABASE);
        if (!Files.exists(place)) {
            create(directory, identity, formats);
        }
        Database database = Database.open(place);
        try {
            formats.check(directory, database);
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

    /** A row of a column that holds what the key has signed. */
    record Promise(Column column, Database.Row row) {}

    /**
     * Opens the database as it is now, also while the node runs. Files that the node replaces in this very moment are
     * looked for once more.
     */
    static Database openToRead(Path directory) {
        Path place = directory.resolve(DATABASE);
        if (!Files.exists(place)) {
            throw StoreRefused.noStore(directory);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return Database.openToRead(place);
            } catch (StoreRefused e) {
                if (attempt == OPENING_ATTEMPTS || e.reason() != StoreRefused.Reason.CORRUPT) {
                    throw e;
                }
            }
        }
    }

    /**
     * What the key has signed, from a database that may be damaged elsewhere.
     *
     * @param forget takes unreadable rows for none
     * @throws StoreRefused if the record is unreadable, or there is no database
     */
    static List<Promise> promisesOf(Path directory, boolean forget) {
        Path place = directory.resolve(DATABASE);
        if (!Files.exists(place)) {
            throw StoreRefused.noStore(directory);
        }
        try (Database database = Database.open(place)) {
            return promises(database);
        } catch (StoreRefused e) {
            if (forget && e.reason() == StoreRefused.Reason.CORRUPT) {
                return List.of();
            }
            throw e.reason() == StoreRefused.Reason.CORRUPT
                    ? StoreRefused.votesUnreadable(directory, e)
                    : e;
        }
    }

    private static List<Promise> promises(Database database) {
        List<Promise> promises = new ArrayList<>();
        for (Column column : Column.promises()) {
            database.scan(column, Bytes.EMPTY, Bytes.EMPTY, Integer.MAX_VALUE)
                    .forEach(row -> promises.add(new Promise(column, row)));
        }
        return promises;
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

    private static void create(Path directory, StoreIdentity identity, Formats formats) {
        Path unfinished = unfinished(directory);
        try (Database database = Database.create(unfinished)) {
            database.write(writes -> identify(writes, identity, formats.oldest()));
        }
        finish(directory);
    }

    /** Says what a new database is and whose. */
    static void identify(Database.Writes writes, StoreIdentity identity, int format) {
        writes.put(Column.META, Formats.KEY, StoredForm.ofFormat(format));
        writes.put(Column.META, GENESIS_KEY, identity.genesis().bytes());
        writes.put(Column.META, PUBLIC_KEY, identity.key().bytes());
    }

    static Path unfinishedPlace(Path directory) {
        return directory.resolve(UNFINISHED);
    }

    /** Where a database is made that does not count yet; what an interrupted attempt left is removed. */
    static Path unfinished(Path directory) {
        Path place = directory.resolve(UNFINISHED);
        try {
            Files.createDirectories(directory);
            deleteTree(place);
            return place;
        } catch (IOException e) {
            throw StoreRefused.ofFileError(directory, e);
        }
    }

    /** Gives an attempt up. */
    static void removeUnfinished(Path directory) {
        try {
            deleteTree(directory.resolve(UNFINISHED));
        } catch (IOException e) {
            throw StoreRefused.ofFileError(directory, e);
        }
    }

    /** Makes the unfinished database the one of the directory, which has none. */
    static void finish(Path directory) {
        try {
            Files.move(
                    directory.resolve(UNFINISHED),
                    directory.resolve(DATABASE),
                    StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } catch (IOException e) {
            throw StoreRefused.ofFileError(directory, e);
        }
    }

    static boolean exists(Path directory) {
        return Files.exists(directory.resolve(DATABASE));
    }

    /** The version up to which a rollout is complete. */
    static Optional<String> finalVersion(Database database) {
        return database.get(Column.META, FINAL_VERSION).map(Bytes::toUtf8);
    }

    static void finalizeVersion(Database database, String version) {
        database.write(writes -> writes.put(Column.META, FINAL_VERSION, Bytes.utf8(version)));
    }

    /** Hands a copied database to another key, with what that key has signed. */
    static void handOver(Database database, PublicKey key, List<Promise> promises) {
        database.write(writes -> {
            writes.put(Column.META, PUBLIC_KEY, key.bytes());
            keep(writes, promises);
        });
    }

    /** Writes what a key has signed. */
    static void keep(Database.Writes writes, List<Promise> promises) {
        promises.forEach(promise ->
                writes.put(promise.column(), promise.row().key(), promise.row().value()));
    }

    private static void checkIdentity(Path directory, Database database, StoreIdentity identity) {
        checkGenesis(directory, database, identity.genesis());
        Bytes key = meta(directory, database, PUBLIC_KEY, identity.key().bytes().length());
        if (!key.equals(identity.key().bytes())) {
            throw StoreRefused.wrongKey(directory, key.toHex(), identity.key().toHex());
        }
    }

    static void checkGenesis(Path directory, Database database, Hash wanted) {
        Hash found = genesis(directory, database);
        if (!found.equals(wanted)) {
            throw StoreRefused.foreignGenesis(directory, found.toHex(), wanted.toHex());
        }
    }

    static Hash genesis(Path directory, Database database) {
        return new Hash(meta(directory, database, GENESIS_KEY, Hash.LENGTH));
    }

    static PublicKey key(Path directory, Database database) {
        return new PublicKey(meta(directory, database, PUBLIC_KEY, PublicKey.LENGTH));
    }

    static Bytes meta(Path directory, Database database, Bytes key, int length) {
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
