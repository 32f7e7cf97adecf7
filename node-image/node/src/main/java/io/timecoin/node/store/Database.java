package io.timecoin.node.store;

import io.timecoin.node.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * One RocksDB with the store's column families; turns its errors into {@link StoreRefused}. Any thread may use it. A call
 * into a closed RocksDB would end the process, so closing waits for those at work and later ones fail.
 */
final class Database implements AutoCloseable {
    /** Bytes of a copy that are written at once. */
    private static final long COPIED_AT_ONCE = 1L << 20;

    private final Path directory;
    private final DatabaseOptions options;
    private final RocksDB rocks;
    private final Map<String, ColumnFamilyHandle> families;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private Database(
            Path directory,
            DatabaseOptions options,
            RocksDB rocks,
            Map<String, ColumnFamilyHandle> families) {
        this.directory = directory;
        this.options = options;
        this.rocks = rocks;
        this.families = families;
    }

    /** Makes a new database; the directory's parent exists, the directory does not. */
    static Database create(Path directory) {
        RocksDB.loadLibrary();
        return open(directory, DatabaseOptions.toCreate(), RocksDB::open);
    }

    /**
     * Makes a new database for a lot of data that is of no use before all of it is there: nothing is on the disk before
     * {@link #finishFilling}.
     */
    static Database createToFill(Path directory) {
        RocksDB.loadLibrary();
        return open(directory, DatabaseOptions.toFill(), RocksDB::open);
    }

    /** Opens what {@link #create} made; never makes a new one in the place of a damaged one. */
    static Database open(Path directory) {
        RocksDB.loadLibrary();
        return open(directory, DatabaseOptions.toWrite(), RocksDB::open);
    }

    /**
     * Opens it for reading as it is now; another process may go on writing it. Nothing on the disk is changed.
     */
    static Database openToRead(Path directory) {
        RocksDB.loadLibrary();
        return open(directory, DatabaseOptions.toRead(), RocksDB::openReadOnly);
    }

    /** One of RocksDB's ways to open. */
    private interface Opening {
        RocksDB open(
                DBOptions options,
                String directory,
                List<ColumnFamilyDescriptor> families,
                List<ColumnFamilyHandle> opened)
                throws RocksDBException;
    }

    private static Database open(Path directory, DatabaseOptions options, Opening opening) {
        List<String> families = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            families.addAll(options.families(existing(directory, options)));
            RocksDB rocks =
                    opening.open(
                            options.database(),
                            directory.toString(),
                            families.stream().map(options::descriptor).toList(),
                            handles);
            Map<String, ColumnFamilyHandle> opened = new TreeMap<>();
            for (int i = 0; i < handles.size(); i++) {
                opened.put(families.get(i), handles.get(i));
            }
            return new Database(directory, options, rocks, opened);
        } catch (RocksDBException e) {
            options.close();
            throw refusal(directory, e);
        }
    }

    /** The families that a database has; those of a later version of the node are among them after a rollback. */
    private static List<String> existing(Path directory, DatabaseOptions options)
            throws RocksDBException {
        if (options.creates()) {
            return List.of();
        }
        try (Options plain = new Options()) {
            return RocksDB.listColumnFamilies(plain, directory.toString()).stream()
                    .map(name -> new String(name, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    Optional<Bytes> get(Column column, Bytes key) {
        return whileOpen(() -> {
            Optional<ColumnFamilyHandle> family = family(column);
            if (family.isEmpty()) {
                return Optional.empty();
            }
            byte[] value = rocks.get(family.get(), key.toArray());
            return value == null ? Optional.empty() : Optional.of(Bytes.of(value));
        });
    }

    /** A key and its value. */
    record Row(Bytes key, Bytes value) {}

    /**
     * Rows in ascending order.
     *
     * @param prefix of the keys wanted
     * @param from the first one, or where it would stand
     */
    List<Row> scan(Column column, Bytes prefix, Bytes from, int limit) {
        return whileOpen(() -> {
            try (RocksIterator rows = rocks.newIterator(handle(column))) {
                rows.seek(from.toArray());
                return collect(rows, prefix, limit, RocksIterator::next);
            }
        });
    }

    /** Rows in descending order, all below the key {@code from}. */
    List<Row> scanBack(Column column, Bytes prefix, Bytes from, int limit) {
        return whileOpen(() -> {
            try (RocksIterator rows = rocks.newIterator(handle(column))) {
                rows.seekForPrev(from.toArray());
                if (rows.isValid() && Bytes.of(rows.key()).equals(from)) {
                    rows.prev();
                }
                return collect(rows, prefix, limit, RocksIterator::prev);
            }
        });
    }

    private static List<Row> collect(
            RocksIterator rows, Bytes prefix, int limit, Consumer<RocksIterator> next)
            throws RocksDBException {
        List<Row> found = new ArrayList<>();
        while (rows.isValid() && found.size() < limit) {
            Bytes key = Bytes.of(rows.key());
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(new Row(key, Bytes.of(rows.value())));
            next.accept(rows);
        }
        rows.status();
        return found;
    }

    /** Deletes everything of a column; not atomic with anything else. */
    void clear(Column column) {
        whileOpen(() -> {
            try (RocksIterator rows = rocks.newIterator(handle(column));
                    WriteBatch batch = new WriteBatch()) {
                for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                    batch.delete(handle(column), rows.key());
                }
                rows.status();
                rocks.write(options.writing(), batch);
                return column;
            }
        });
    }

    /** Performs all writes or none; they are on the disk when this returns. */
    void write(Consumer<Writes> collect) {
        whileOpen(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                collect.accept(new Writes(batch));
                rocks.write(options.writing(), batch);
                return batch;
            }
        });
    }

    /** A database that is only read may be of a version that had no such column yet. */
    private Optional<ColumnFamilyHandle> family(Column column) {
        return Optional.ofNullable(families.get(column.familyName()));
    }

    /**
     * Copies everything into a new database, families of other versions too.
     *
     * @param without a column of which nothing is copied
     */
    void copyTo(Path target, Column without) {
        whileOpen(() -> {
            try (Database copy = create(target)) {
                for (Map.Entry<String, ColumnFamilyHandle> family : families.entrySet()) {
                    if (!family.getKey().equals(without.familyName())) {
                        copy.fill(family.getKey(), rocks, family.getValue());
                    }
                }
                copy.flush();
            }
            return target;
        });
    }

    private void fill(String family, RocksDB source, ColumnFamilyHandle from)
            throws RocksDBException {
        ColumnFamilyHandle to = families.get(family);
        if (to == null) {
            to = rocks.createColumnFamily(options.descriptor(family));
            families.put(family, to);
        }
        try (RocksIterator entries = source.newIterator(from);
                WriteBatch batch = new WriteBatch()) {
            for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                batch.put(to, entries.key(), entries.value());
                if (batch.getDataSize() > COPIED_AT_ONCE) {
                    rocks.write(options.writing(), batch);
                    batch.clear();
                }
            }
            // A damaged entry ends the iteration as if there were no more.
            entries.status();
            rocks.write(options.writing(), batch);
        }
    }

    /** Brings all that was written to the disk. */
    void finishFilling() {
        whileOpen(() -> {
            flush();
            return rocks;
        });
    }

    /** Brings everything into files with checksums: where a log is cut short, nobody can tell from a crash. */
    private void flush() throws RocksDBException {
        try (FlushOptions wait = new FlushOptions()) {
            rocks.flush(wait, List.copyOf(families.values()));
        }
    }

    /** Bytes in complete files, by the name of the family. */
    SortedMap<String, Long> fileBytesByFamily() {
        return whileOpen(() -> {
            SortedMap<String, Long> sizes = new TreeMap<>();
            families.keySet().forEach(family -> sizes.put(family, 0L));
            for (LiveFileMetaData file : rocks.getLiveFilesMetaData()) {
                String family = new String(file.columnFamilyName(), StandardCharsets.UTF_8);
                sizes.merge(family, file.size(), Long::sum);
            }
            return sizes;
        });
    }

    /** Reads every file and compares its checksums. */
    void verifyChecksums() {
        whileOpen(() -> {
            rocks.verifyChecksum();
            return rocks;
        });
    }

    /** Bytes in files that are complete; what still stands in the log is not counted. */
    long fileBytes() {
        return whileOpen(
                () -> rocks.getLiveFilesMetaData().stream().mapToLong(file -> file.size()).sum());
    }

    /** A call into RocksDB. */
    private interface Call<T> {
        T run() throws RocksDBException;
    }

    private <T> T whileOpen(Call<T> call) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            return call.run();
        } catch (RocksDBException e) {
            throw refusal(directory, e);
        } finally {
            closing.readLock().unlock();
        }
    }

    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                families.values().forEach(ColumnFamilyHandle::close);
                rocks.close();
                options.close();
            }
        } finally {
            closing.writeLock().unlock();
        }
    }

    /** The writes of one batch, in order. */
    final class Writes {
        private final WriteBatch batch;

        private Writes(WriteBatch batch) {
            this.batch = batch;
        }

        void put(Column column, Bytes key, Bytes value) {
            try {
                batch.put(handle(column), key.toArray(), value.toArray());
            } catch (RocksDBException e) {
                throw refusal(directory, e);
            }
        }

        /** Deletes all keys from the first to before the second. */
        void deleteRange(Column column, Bytes from, Bytes to) {
            try {
                batch.deleteRange(handle(column), from.toArray(), to.toArray());
            } catch (RocksDBException e) {
                throw refusal(directory, e);
            }
        }

        void delete(Column column, Bytes key) {
            try {
                batch.delete(handle(column), key.toArray());
            } catch (RocksDBException e) {
                throw refusal(directory, e);
            }
        }
    }

    private ColumnFamilyHandle handle(Column column) {
        return family(column).orElseThrow();
    }

    /** What an error of RocksDB means to the operator. */
    static StoreRefused refusal(Path directory, RocksDBException error) {
        String text = String.valueOf(error.getMessage());
        Status status = error.getStatus();
        boolean ioError = status != null && status.getCode() == Status.Code.IOError;
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return StoreRefused.noSpace(directory, error);
        }
        if (ioError && (text.contains("lock file") || text.contains("lock hold"))) {
            return StoreRefused.inUse(directory, "");
        }
        if (ioError && (text.contains("Permission denied") || text.contains("Read-only"))) {
            return StoreRefused.notWritable(directory, text, error);
        }
        return StoreRefused.corrupt(directory, text, error);
    }
}
