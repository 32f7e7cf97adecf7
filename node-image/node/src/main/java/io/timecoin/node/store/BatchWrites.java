package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.OutputLock;
import io.timecoin.node.masternode.MembershipForm;
import java.util.List;

/** What a tick, or the start with a snapshot, writes to the store, as one atomic write. */
final class BatchWrites {
    private final Database database;
    private final Database.Writes writes;
    private final ChainStore store;

    /** @param store as it is before the write */
    BatchWrites(Database database, Database.Writes writes, ChainStore store) {
        this.database = database;
        this.writes = writes;
        this.store = store;
    }

    void put(StoreBatch batch) {
        batch.consensusRecord()
                .ifPresent(record -> writes.put(Column.CONSENSUS, StoreFiles.RECORD, record));
        batch.locks().forEach(this::put);
        batch.contested().forEach(this::put);
        batch.adopted()
                .ifPresent(set -> writes.put(Column.META, MoneyStore.ADOPTED, StoredForm.key(set)));
        batch.finality()
                .forEach(proof ->
                        writes.put(Column.FINALITY, proof.txid().bytes(), proof.toBytes()));
        batch.commits().forEach(this::put);
        batch.certificates().forEach(this::put);
        putOld(batch.oldBlocks());
    }

    private void put(StoreBatch.Commit commit) {
        Block block = commit.block().block();
        writes.put(Column.BLOCKS, StoredForm.key(block.height()), Bincode.encode(block));
        put(commit.block().certificate());
        new CommitWrites(database, writes).put(block, commit.changes());
        commit.membership()
                .ifPresent(after ->
                        writes.put(
                                Column.META, ChainStore.MEMBERSHIP, MembershipForm.write(after)));
        writes.put(Column.META, ChainStore.HEAD, StoredForm.ofHead(commit.after()));
        writes.put(Column.META, ChainStore.INDEXED, StoredForm.key(block.height()));
    }

    private void putOld(List<CertifiedBlock> blocks) {
        OldBlockWrites index = new OldBlockWrites(database, writes, store.money());
        for (CertifiedBlock block : blocks) {
            putOld(block);
            index.put(block.block());
            if (block.height() == 1) {
                store.block(0).ifPresent(first -> index.putOutputs(first.block()));
            }
        }
        index.finish();
    }

    /** What it does to the outputs has been done. The certificate that is there may have more signatures. */
    private void putOld(CertifiedBlock block) {
        Bytes key = StoredForm.key(block.height());
        writes.put(Column.BLOCKS, key, Bincode.encode(block.block()));
        if (database.get(Column.CERTIFICATES, key).isEmpty()) {
            put(block.certificate());
        }
        writes.put(Column.META, ChainStore.PRUNED_BELOW, key);
        if (block.height() < store.begins()) {
            writes.put(Column.META, ChainStore.BEGINS, key);
        }
    }

    private void put(StoreBatch.Lock lock) {
        Hash txid = lock.transaction().txid();
        Bytes value = MoneyForm.lock(new OutputLock(txid, lock.lockedAt()));
        for (OutPoint outpoint : lock.transaction().spends()) {
            writes.put(Column.LOCKS, Bincode.encode(outpoint), value);
        }
        writes.put(Column.PENDING, txid.bytes(), Bincode.encode(lock.transaction()));
    }

    private void put(StoreBatch.Contested output) {
        writes.put(
                Column.LOCKS,
                Bincode.encode(output.outpoint()),
                MoneyForm.lock(OutputLock.contested(output.outpoint(), output.lockedAt())));
    }

    private void put(CommitCertificate certificate) {
        writes.put(
                Column.CERTIFICATES,
                StoredForm.key(certificate.height()),
                StoredForm.ofCertificate(certificate));
    }

    /** Makes the store begin at a block: the outputs after it are there. */
    void begin(CertifiedBlock first, SnapshotProof.Proven proven, UtxoAccumulator outputs) {
        Block block = proven.block().block();
        for (CertifiedBlock kept : List.of(first, proven.block())) {
            writes.put(Column.BLOCKS, StoredForm.key(kept.height()), Bincode.encode(kept.block()));
            put(kept.certificate());
            new CommitWrites(database, writes).put(kept.block(), List.of());
        }
        Bytes height = StoredForm.key(block.height());
        ChainState head =
                new ChainState(block.height(), block.hash(), block.header().timestamp(), outputs);
        writes.put(Column.META, ChainStore.HEAD, StoredForm.ofHead(head));
        writes.put(Column.META, ChainStore.MEMBERSHIP, MembershipForm.write(proven.membership()));
        writes.put(Column.META, ChainStore.INDEXED, height);
        writes.put(Column.META, ChainStore.PRUNED_BELOW, height);
        writes.put(Column.META, ChainStore.BEGINS, height);
    }
}
