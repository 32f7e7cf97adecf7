package io.timecoin.node.store;

import io.timecoin.node.crypto.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * One RocksDB with the store's column families; turns its errors into {@link StoreRefused}. Any thread may use it. A call
 * into a closed RocksDB would end the process, so closing waits for those at work and later ones fail.
 */
final class Database implements AutoCloseable {
    private final Path directory;
    private final DatabaseOptions options;
    private final RocksDB rocks;
    private final Map<Column, ColumnFamilyHandle> columns;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private Database(
            Path directory,
            DatabaseOptions options,
            RocksDB rocks,
            Map<Column, ColumnFamilyHandle> columns) {
        this.directory = directory;
        this.options = options;
        this.rocks = rocks;
        this.columns = columns;
    }

    /** Makes a new database; the directory's parent exists, the directory does not. */
    static Database create(Path directory) {
        return open(directory, true);
    }

    /** Opens what {@link #create} made; never makes a new one in the place of a damaged one. */
    static Database open(Path directory) {
        return open(directory, false);
    }

    private static Database open(Path directory, boolean create) {
        RocksDB.loadLibrary();
        DatabaseOptions options = new DatabaseOptions(create);
        try {
            List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
            for (Column column : Column.values()) {
                descriptors.add(new ColumnFamilyDescriptor(column.familyName(), options.column()));
            }
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB rocks =
                    RocksDB.open(options.database(), directory.toString(), descriptors, handles);
            Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);
            Iterator<ColumnFamilyHandle> opened = handles.iterator();
            for (Column column : Column.values()) {
                columns.put(column, opened.next());
            }
            return new Database(directory, options, rocks, columns);
        } catch (RocksDBException e) {
            options.close();
            throw refusal(directory, e);
        }
    }

    Optional<Bytes> get(Column column, Bytes key) {
        return whileOpen(() -> {
            byte[] value = rocks.get(columns.get(column), key.toArray());
            return value == null ? Optional.empty() : Optional.of(Bytes.of(value));
        });
    }

    /** Performs all writes or none; they are on the disk when this returns. */
    void write(Consumer<Writes> collect) {
        whileOpen(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                collect.accept(new Writes(batch));
                rocks.write(options.synced(), batch);
                return batch;
            }
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
                columns.values().forEach(ColumnFamilyHandle::close);
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
                batch.put(columns.get(column), key.toArray(), value.toArray());
            } catch (RocksDBException e) {
                throw refusal(directory, e);
            }
        }

        void delete(Column column, Bytes key) {
            try {
                batch.delete(columns.get(column), key.toArray());
            } catch (RocksDBException e) {
                throw refusal(directory, e);
            }
        }
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
