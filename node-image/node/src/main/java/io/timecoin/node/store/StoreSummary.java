package io.timecoin.node.store;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a data directory holds, for people.
 *
 * @param newestFormat the one that this version of the node can move on to
 * @param prunedBelow the lowest height above the first block whose block is kept
 * @param fileBytes bytes in complete files by kind of data; the newest blocks are still in the log
 */
public record StoreSummary(
        int format,
        int newestFormat,
        Optional<String> finalVersion,
        Hash genesis,
        PublicKey key,
        Optional<ChainState> head,
        long prunedBelow,
        Optional<ConsensusRecord> consensusRecord,
        SortedMap<String, Long> fileBytes) {
    public StoreSummary {
        fileBytes = Collections.unmodifiableSortedMap(new TreeMap<>(fileBytes));
    }

    /** Reads a data directory or a backup, also while a node uses it. */
    public static StoreSummary read(Path directory) {
        try (Database database = StoreFiles.openToRead(directory)) {
            ChainStore store = ChainStore.in(directory, database);
            StoredState state = store.load();
            return new StoreSummary(
                    Formats.of(directory, database),
                    Formats.KNOWN.newest(),
                    store.finalVersion(),
                    StoreFiles.genesis(directory, database),
                    StoreFiles.key(directory, database),
                    state.head(),
                    store.prunedBelow(),
                    state.consensusRecord(),
                    database.fileBytesByFamily());
        }
    }
}
