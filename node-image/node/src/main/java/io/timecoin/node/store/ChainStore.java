package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusRecord.Reading;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.masternode.MembershipForm;
import io.timecoin.node.sync.BlockSource;
import io.timecoin.node.sync.TrustedBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that a node keeps: blocks, certificates, UTXO set, locks and consensus record. One thread writes, any may read.
 *
 * <p>Every method throws {@link StoreRefused} when the data cannot be used any more; the process is to stop then.
 */
public final class ChainStore implements BlockSource, AutoCloseable {
    /** Up to which height the columns are complete that follow from the blocks. */
    static final Bytes INDEXED = Bytes.utf8("indexed");

    /** The masternodes after the head; nothing where they are those of the genesis. */
    static final Bytes MEMBERSHIP = Bytes.utf8("membership");

    static final Bytes BEGINS = Bytes.utf8("begins");
    static final Bytes HEAD = Bytes.utf8("head");
    static final Bytes PRUNED_BELOW = Bytes.utf8("pruned-below");

    private final Path directory;
    private final Database database;
    private final Formats formats;

    /** Lets others use the directory. */
    private final Runnable release;

    private ChainStore(Path directory, Database database, Formats formats, Runnable release) {
        this.directory = directory;
        this.database = database;
        this.formats = formats;
        this.release = release;
    }

    /**
     * Opens the store of a data directory, or makes it where there is none, and checks that it is whole and belongs to
     * this network and this key.
     *
     * @throws StoreRefused with one line that says what is wrong and what to do
     */
    public static ChainStore open(Path directory, StoreIdentity identity) {
        return open(directory, identity, Formats.KNOWN);
    }

    static ChainStore open(Path directory, StoreIdentity identity, Formats formats) {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            Database database = StoreFiles.openOrCreate(directory, identity, formats);
            ChainStore store = new ChainStore(directory, database, formats, lock::close);
            store.checkHead();
            store.consensusRecord();
            if (!store.isIndexed()) {
                store.rebuild();
            }
            return store;
        } catch (StoreRefused e) {
            lock.close();
            throw e;
        }
    }

    /** What is in a database that the caller opened and closes. */
    static ChainStore in(Path directory, Database database) {
        return new ChainStore(directory, database, Formats.KNOWN, () -> {});
    }

    /**
     * Sets the data aside and makes a new store, which only takes over what the key has signed. Nothing is deleted.
     *
     * @param forgetVotes goes on even if that cannot be read
     * @return where the old data are
     */
    public static Path reset(Path directory, StoreIdentity identity, boolean forgetVotes) {
        try (DirectoryLock _ = DirectoryLock.take(directory)) {
            List<StoreFiles.Promise> promises = StoreFiles.promisesOf(directory, forgetVotes);
            Path aside = StoreFiles.setAside(directory);
            try (Database database = StoreFiles.openOrCreate(directory, identity, Formats.KNOWN)) {
                database.write(writes -> StoreFiles.keep(writes, promises));
            }
            return aside;
        }
    }

    /** The state to go on from. */
    public StoredState load() {
        return new StoredState(head(), membership(), consensusRecord());
    }

    /** Writes all of the batch or nothing; it is on the disk when this returns. */
    public void write(StoreBatch batch) {
        database.write(writes -> new BatchWrites(database, writes, this).put(batch));
    }

    @Override
    public Optional<CertifiedBlock> block(long height) {
        if (height < 0) {
            return Optional.empty();
        }
        return read(Column.BLOCKS, StoredForm.key(height), "block " + height, Bincode::decodeBlock)
                .map(block -> new CertifiedBlock(block, certificate(height)));
    }

    private CommitCertificate certificate(long height) {
        String what = "certificate " + height;
        return findCertificate(height)
                .orElseThrow(() -> StoreRefused.corrupt(directory, what + " is missing"));
    }

    private Optional<CommitCertificate> findCertificate(long height) {
        return read(
                Column.CERTIFICATES,
                StoredForm.key(height),
                "certificate " + height,
                StoredForm::toCertificate);
    }

    /**
     * Checks that no other block than this one is there at its height.
     *
     * @throws StoreRefused otherwise
     */
    public void require(TrustedBlock trusted) {
        findCertificate(trusted.height())
                .map(CommitCertificate::block)
                .filter(found -> !found.equals(trusted.hash()))
                .ifPresent(found -> {
                    throw StoreRefused.untrusted(
                            directory, trusted.height(), found.toHex(), trusted.hash().toHex());
                });
    }

    /** What is kept about transactions and outputs. */
    public MoneyStore money() {
        return new MoneyStore(directory, database);
    }

    /** The version of the node up to which a rollout is complete; older ones may not come back. */
    public Optional<String> finalVersion() {
        return StoreFiles.finalVersion(database);
    }

    /** Notes that the rollout of this version is complete, and moves the data on to its format (rollout.md §5). */
    public void finalizeVersion(String version) {
        formats.moveOn(directory, database);
        StoreFiles.finalizeVersion(database, version);
    }

    /**
     * Forgets blocks, and keeps their certificates. The first block stays.
     *
     * @param height the lowest one that stays above the first block; the head stays in any case
     */
    public void pruneBelow(long height) {
        long head = head().map(ChainState::height).orElse(0L);
        long below = Math.min(height, head);
        if (below > prunedBelow()) {
            database.write(writes -> {
                writes.deleteRange(Column.BLOCKS, StoredForm.key(1), StoredForm.key(below));
                writes.put(Column.META, PRUNED_BELOW, StoredForm.key(below));
            });
        }
    }

    /** The lowest height above the first block whose block is kept; 1 where none was forgotten. */
    public long prunedBelow() {
        return read(Column.META, PRUNED_BELOW, "the pruned height", StoredForm::toHeight)
                .orElse(1L);
    }

    /** The lowest height above the first block of which anything is there; above 1 after a start with a snapshot. */
    long begins() {
        return read(Column.META, BEGINS, "the lowest height", StoredForm::toHeight).orElse(1L);
    }

    /**
     * Makes the unspent outputs and all indexes anew from the blocks.
     *
     * @throws StoreRefused if the blocks do not lead to what their certificates say
     */
    public void rebuild() {
        Optional<ChainState> head = head();
        if (head.isEmpty()) {
            return;
        }
        if (prunedBelow() > 1) {
            throw StoreRefused.corrupt(
                    directory,
                    "its outputs cannot be made anew: blocks below %d were forgotten"
                            .formatted(prunedBelow()));
        }
        database.write(writes -> writes.delete(Column.META, INDEXED));
        long height = head.get().height();
        UtxoAccumulator accumulator = new Rebuild(directory, database, this::checked).run(height);
        ChainState rebuilt =
                new ChainState(height, head.get().hash(), head.get().timestamp(), accumulator);
        database.write(writes -> {
            writes.put(Column.META, HEAD, StoredForm.ofHead(rebuilt));
            writes.put(Column.META, INDEXED, StoredForm.key(height));
        });
    }

    /** Whether all that follows from the blocks is there; a version before did not keep all of it. */
    private boolean isIndexed() {
        Optional<Long> height = head().map(ChainState::height);
        return height.equals(
                read(Column.META, INDEXED, "the indexed height", StoredForm::toHeight));
    }

    /**
     * Reads everything and compares checksums, hashes and links of all blocks, and the outputs with the head.
     *
     * @return how many heights there are, those whose block was pruned or never fetched included
     */
    public long verify() {
        database.verifyChecksums();
        Optional<ChainState> head = head();
        long height = head.map(ChainState::height).orElse(-1L);
        long prunedBelow = prunedBelow();
        long begins = begins();
        Optional<Block> above = Optional.empty();
        for (long at = height; at >= 0; at--) {
            if (at > 0 && at < prunedBelow) {
                if (at >= begins) {
                    checkCertificate(at);
                }
                above = Optional.empty();
                continue;
            }
            Block block = checked(at).block();
            if (above.isPresent() && !above.get().header().previousHash().equals(block.hash())) {
                throw StoreRefused.corrupt(
                        directory, "block " + (at + 1) + " does not follow block " + at);
            }
            above = Optional.of(block);
        }
        head.ifPresent(state -> checkOutputs(state.utxo()));
        return height + 1;
    }

    private void checkOutputs(UtxoAccumulator expected) {
        if (!money().accumulator().equals(expected)) {
            throw StoreRefused.corrupt(directory, "the outputs are not those of the head");
        }
    }

    /** Checks that the masternodes have certified what is here. */
    void prove(CopyProof proof) {
        head().ifPresent(state -> proof.check(directory, this, checked(state.height())));
    }

    private void checkCertificate(long height) {
        if (certificate(height).height() != height) {
            throw StoreRefused.corrupt(
                    directory, "the certificate at " + height + " is of another height");
        }
    }

    private Optional<ChainState> head() {
        return read(Column.META, HEAD, "the head", StoredForm::toHead);
    }

    private Optional<Membership> membership() {
        return read(Column.META, MEMBERSHIP, "the masternodes", MembershipForm::read);
    }

    private Optional<ConsensusRecord> consensusRecord() {
        return database.get(Column.CONSENSUS, StoreFiles.RECORD)
                .map(image ->
                        switch (ConsensusRecord.fromBytes(image)) {
                            case Reading.Restored(ConsensusRecord record) -> record;
                            case Reading.Corrupt(String sentence) ->
                                    throw StoreRefused.corrupt(
                                            directory, "the consensus record: " + sentence);
                        });
    }

    private void checkHead() {
        Optional<ChainState> head = head();
        if (head.isEmpty()) {
            if (database.get(Column.BLOCKS, StoredForm.key(0)).isPresent()) {
                throw StoreRefused.corrupt(directory, "there are blocks and no head");
            }
            return;
        }
        CertifiedBlock block = checked(head.get().height());
        if (!block.block().hash().equals(head.get().hash())) {
            throw StoreRefused.corrupt(directory, "the head and its block differ");
        }
        // Genesis is certified by its hash alone.
        if (head.get().height() > 0
                && !block.certificate().utxo().equals(head.get().utxo().digest())) {
            throw StoreRefused.corrupt(
                    directory, "the UTXO accumulator is not the one of the head's certificate");
        }
    }

    /** The block of a height that must be there, with a certificate that belongs to it. */
    private CertifiedBlock checked(long height) {
        CertifiedBlock block =
                block(height)
                        .orElseThrow(() ->
                                StoreRefused.corrupt(directory, "block " + height + " is missing"));
        CommitCertificate certificate = block.certificate();
        if (block.height() != height
                || certificate.height() != height
                || !certificate.block().equals(block.block().hash())) {
            throw StoreRefused.corrupt(
                    directory, "block " + height + " and its certificate do not belong together");
        }
        return block;
    }

    private <T> Optional<T> read(
            Column column, Bytes key, String what, Function<Bytes, T> decoder) {
        Optional<Bytes> image = database.get(column, key);
        try {
            return image.map(decoder);
        } catch (IllegalArgumentException e) {
            throw StoreRefused.corrupt(directory, what + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        database.close();
        release.run();
    }
}
