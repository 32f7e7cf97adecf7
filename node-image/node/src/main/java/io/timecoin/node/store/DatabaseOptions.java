package io.timecoin.node.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * RocksDB set for one writer with small data: a node has about 110 MB in all, blocks arrive every few seconds, and reads
 * are of the newest blocks or of long ranges that no cache would hold.
 */
final class DatabaseOptions implements AutoCloseable {
    /** Bytes. Indexes, filters and the last few hundred blocks; a larger one would only hold what the page cache has. */
    private static final long BLOCK_CACHE = 4L << 20;

    /** Bytes per column family: a few thousand empty blocks, so that a flush is rare and its file worth keeping. */
    private static final long WRITE_BUFFER = 1L << 20;

    /** Bytes over all column families; then the largest buffer is flushed. */
    private static final long ALL_WRITE_BUFFERS = 4L << 20;

    /** Bytes of log read again at a start, about 20 ms; then the oldest buffer is flushed. */
    private static final long WRITE_AHEAD_LOG = 8L << 20;

    /** Bytes over all column families while a database is filled, by a process that does nothing else. */
    private static final long FILLING_BUFFERS = 96L << 20;

    /** Bytes per column family while a database is filled: a million outputs sort themselves in a few buffers. */
    private static final long FILLING_BUFFER = 32L << 20;

    /** Files kept open, each with its index in memory; chains of many files reopen the old ones. */
    private static final int OPEN_FILES = 64;

    /** Bytes per file of RocksDB's own log, which holds warnings only. */
    private static final long INFO_LOG = 256L << 10;

    /** Bloom bits per key: one lookup in a hundred for an absent key reads a file in vain. */
    private static final double BLOOM_BITS = 10;

    private static final int ALL_FILES = -1;

    private enum Use {
        CREATE,
        FILL,
        WRITE,
        READ
    }

    private final Use use;
    private final Cache cache = new LRUCache(BLOCK_CACHE);
    private final BloomFilter filter = new BloomFilter(BLOOM_BITS);
    private final DBOptions database;
    private final ColumnFamilyOptions column;
    private final WriteOptions writing;

    private DatabaseOptions(Use use) {
        this.use = use;
        boolean fills = use == Use.FILL;
        writing = fills ? new WriteOptions().setDisableWAL(true) : new WriteOptions().setSync(true);
        database =
                new DBOptions()
                        .setCreateIfMissing(creates())
                        .setErrorIfExists(creates())
                        // A version with more columns than the one before adds them by itself.
                        .setCreateMissingColumnFamilies(use != Use.READ)
                        .setParanoidChecks(true)
                        // A record cut short at the end was never acknowledged. A damaged one in
                        // the middle may be a vote that left: refuse it, do not skip it.
                        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                        .setMaxTotalWalSize(WRITE_AHEAD_LOG)
                        .setDbWriteBufferSize(fills ? FILLING_BUFFERS : ALL_WRITE_BUFFERS)
                        // Whoever only reads holds all files, since the writer may delete them.
                        .setMaxOpenFiles(use == Use.READ ? ALL_FILES : OPEN_FILES)
                        // One thread to flush, one to compact.
                        .setMaxBackgroundJobs(2)
                        // One writer: no thread ever waits for another one's batch.
                        .setAllowConcurrentMemtableWrite(false)
                        .setEnableWriteThreadAdaptiveYield(false)
                        // Statistics wake the processor up and nobody reads them.
                        .setStatsDumpPeriodSec(0)
                        .setStatsPersistPeriodSec(0)
                        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                        .setMaxLogFileSize(INFO_LOG)
                        .setKeepLogFileNum(2);
        column =
                new ColumnFamilyOptions()
                        .setWriteBufferSize(fills ? FILLING_BUFFER : WRITE_BUFFER)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setTableFormatConfig(
                                new BlockBasedTableConfig()
                                        .setBlockCache(cache)
                                        .setCacheIndexAndFilterBlocks(true)
                                        .setFilterPolicy(filter));
    }

    /** For a new database. */
    static DatabaseOptions toCreate() {
        return new DatabaseOptions(Use.CREATE);
    }

    /** For a new one that counts when it is complete. */
    static DatabaseOptions toFill() {
        return new DatabaseOptions(Use.FILL);
    }

    /** For one that exists, which this process alone writes. */
    static DatabaseOptions toWrite() {
        return new DatabaseOptions(Use.WRITE);
    }

    /** For one that another process may be writing. */
    static DatabaseOptions toRead() {
        return new DatabaseOptions(Use.READ);
    }

    boolean creates() {
        return use == Use.CREATE || use == Use.FILL;
    }

    /** The families to open: all that exist, as RocksDB demands, and for writing all that this version knows. */
    List<String> families(List<String> existing) {
        SortedSet<String> families = new TreeSet<>(existing);
        if (use != Use.READ) {
            for (Column column : Column.values()) {
                families.add(column.familyName());
            }
        }
        return List.copyOf(families);
    }

    ColumnFamilyDescriptor descriptor(String family) {
        return new ColumnFamilyDescriptor(family.getBytes(StandardCharsets.UTF_8), column);
    }

    DBOptions database() {
        return database;
    }

    /** A write is on the disk when it returns, unless the database is being filled. */
    WriteOptions writing() {
        return writing;
    }

    @Override
    public void close() {
        writing.close();
        column.close();
        database.close();
        filter.close();
        cache.close();
    }
}
