package io.timecoin.node.store;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
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

    /** Files kept open, each with its index in memory; chains of many files reopen the old ones. */
    private static final int OPEN_FILES = 64;

    /** Bytes per file of RocksDB's own log, which holds warnings only. */
    private static final long INFO_LOG = 256L << 10;

    /** Bloom bits per key: one lookup in a hundred for an absent key reads a file in vain. */
    private static final double BLOOM_BITS = 10;

    private final Cache cache = new LRUCache(BLOCK_CACHE);
    private final BloomFilter filter = new BloomFilter(BLOOM_BITS);
    private final DBOptions database;
    private final ColumnFamilyOptions column;
    private final WriteOptions synced = new WriteOptions().setSync(true);

    DatabaseOptions(boolean create) {
        database =
                new DBOptions()
                        .setCreateIfMissing(create)
                        .setErrorIfExists(create)
                        .setCreateMissingColumnFamilies(create)
                        .setParanoidChecks(true)
                        // A record cut short at the end was never acknowledged. A damaged one in
                        // the middle may be a vote that left: refuse it, do not skip it.
                        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                        .setMaxTotalWalSize(WRITE_AHEAD_LOG)
                        .setDbWriteBufferSize(ALL_WRITE_BUFFERS)
                        .setMaxOpenFiles(OPEN_FILES)
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
                        .setWriteBufferSize(WRITE_BUFFER)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setTableFormatConfig(
                                new BlockBasedTableConfig()
                                        .setBlockCache(cache)
                                        .setCacheIndexAndFilterBlocks(true)
                                        .setFilterPolicy(filter));
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions column() {
        return column;
    }

    /** A write is on the disk when it returns. */
    WriteOptions synced() {
        return synced;
    }

    @Override
    public void close() {
        synced.close();
        column.close();
        database.close();
        filter.close();
        cache.close();
    }
}
