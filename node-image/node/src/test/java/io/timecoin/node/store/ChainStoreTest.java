package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.finality.OutputLock;
import io.timecoin.node.masternode.Membership;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainStoreTest {
    private static final ConsensusRecord RECORD = TestChain.record(4);

    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    private ChainStore open(Path place) {
        return ChainStore.open(place, chain.identity());
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Genesis and the given number of blocks above, each in a batch of its own, and a consensus record. */
    private void fill(ChainStore store, int blocks) {
        for (int i = 0; i <= blocks; i++) {
            store.write(
                    new StoreBatch.Builder()
                            .consensusRecord(RECORD.toBytes())
                            .add(chain.next())
                            .build());
        }
    }

    private static void assertRefused(StoreRefused.Reason reason, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .asInstanceOf(type(StoreRefused.class))
                .returns(reason, StoreRefused::reason)
                .satisfies(refused -> assertThat(refused.toString().lines()).hasSize(1));
    }

    @Test
    void aNewStoreHasNoHead() {
        try (ChainStore store = open(data())) {
            assertThat(store.load())
                    .isEqualTo(
                            new StoredState(Optional.empty(), Optional.empty(), Optional.empty()));
            assertThat(store.block(0)).isEmpty();
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAStart() {
        try (ChainStore store = open(data())) {
            fill(store, 3);
        }

        try (ChainStore store = open(data())) {
            assertThat(store.load())
                    .isEqualTo(
                            new StoredState(
                                    Optional.of(chain.head()),
                                    Optional.empty(),
                                    Optional.of(RECORD)));
            for (StoreBatch.Commit commit : chain.commits()) {
                assertThat(store.block(commit.block().height())).contains(commit.block());
            }
            assertThat(store.block(4)).isEmpty();
            assertThat(store.block(-1)).isEmpty();
            assertThat(store.verify()).isEqualTo(4);
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() throws IOException {
        Path copy = directory.resolve("copy");
        try (ChainStore store = open(data())) {
            fill(store, 3);
            // The files as a killed process leaves them: nothing was closed.
            copyTree(data(), copy);
        }

        try (ChainStore store = open(copy)) {
            assertThat(store.load())
                    .isEqualTo(
                            new StoredState(
                                    Optional.of(chain.head()),
                                    Optional.empty(),
                                    Optional.of(RECORD)));
            assertThat(store.verify()).isEqualTo(4);
        }
    }

    @Test
    void theMasternodesAndTheLocksTakenOverAreThereAfterAStart() {
        Membership after =
                new Membership(1, chain.members(), List.of(), List.of(), new TreeMap<>());
        OutPoint contested = new OutPoint(Hash.ZERO, 7);
        try (ChainStore store = open(data())) {
            assertThat(store.money().adopted()).isZero();
            StoreBatch.Commit first = chain.next();
            store.write(
                    new StoreBatch.Builder()
                            .add(
                                    new StoreBatch.Commit(
                                            first.block(),
                                            first.after(),
                                            first.changes(),
                                            Optional.of(after)))
                            .contested(new StoreBatch.Contested(contested, 5))
                            .adopted(1)
                            .build());
            store.write(new StoreBatch.Builder().add(chain.next()).build());
        }

        try (ChainStore store = open(data())) {
            assertThat(store.load().membership()).contains(after);
            assertThat(store.money().adopted()).isEqualTo(1);
            assertThat(store.money().lock(contested)).contains(OutputLock.contested(contested, 5));
            assertThat(store.money().isSpent(contested)).isFalse();
        }
    }

    @Test
    void theUtxoSetFollowsTheBlocks() {
        StoreBatch.Commit genesis = chain.next();
        UtxoChange created = genesis.changes().getFirst();
        try (ChainStore store = open(data())) {
            store.write(new StoreBatch.Builder().add(genesis).build());
            assertThat(store.money().find(created.utxo().outpoint())).contains(created.utxo());

            StoreBatch.Commit spending = chain.next(new UtxoChange.Spent(created.utxo()));
            store.write(new StoreBatch.Builder().add(spending).build());
            assertThat(store.money().find(created.utxo().outpoint())).isEmpty();
        }
    }

    @Test
    void aCertificateMayGainSignatures() {
        try (ChainStore store = open(data())) {
            fill(store, 1);
            CommitCertificate first = chain.commits().getLast().block().certificate();
            CommitSignature late =
                    new CommitSignature(
                            new PublicKey(Bytes.of(new byte[PublicKey.LENGTH])),
                            new Signature(Bytes.of(new byte[Signature.LENGTH])));
            CommitCertificate grown =
                    new CommitCertificate(
                            first.height(),
                            first.round(),
                            first.block(),
                            first.utxo(),
                            List.of(late));

            store.write(new StoreBatch.Builder().certificate(grown).build());

            assertThat(store.block(1).orElseThrow().certificate()).isEqualTo(grown);
        }
    }

    @Test
    void theFinalVersionIsKept() {
        try (ChainStore store = open(data())) {
            assertThat(store.finalVersion()).isEmpty();
            store.finalizeVersion("1.0.1");
        }

        try (ChainStore store = open(data())) {
            assertThat(store.finalVersion()).contains("1.0.1");
        }
    }

    @Test
    void theDataOfAnotherNetworkAreRefused() {
        open(data()).close();
        StoreIdentity other = new StoreIdentity(Hash.ZERO, chain.identity().key());

        assertRefused(StoreRefused.Reason.FOREIGN_GENESIS, () -> ChainStore.open(data(), other));
    }

    @Test
    void theDataOfAnotherKeyAreRefused() {
        open(data()).close();
        PublicKey key = new PublicKey(Bytes.of(new byte[PublicKey.LENGTH]));
        StoreIdentity other = new StoreIdentity(chain.identity().genesis(), key);

        assertRefused(StoreRefused.Reason.WRONG_KEY, () -> ChainStore.open(data(), other));
    }

    @Test
    void aLaterFormatIsRefused() {
        open(data()).close();
        try (Database database = Database.open(data().resolve("chain"))) {
            database.write(writes ->
                    writes.put(
                            Column.META,
                            Bytes.utf8("format"),
                            StoredForm.ofFormat(Formats.KNOWN.newest() + 1)));
        }

        assertRefused(StoreRefused.Reason.NEWER_FORMAT, () -> open(data()));
    }

    @Test
    void aSecondProcessIsRefusedAndTheFirstIsNamed() {
        try (ChainStore store = open(data())) {
            assertThat(store.load().head()).isEmpty();

            assertRefused(StoreRefused.Reason.IN_USE, () -> open(data()));
            assertThatThrownBy(() -> open(data()))
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }

        open(data()).close();
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRefused() throws IOException {
        Files.writeString(data(), "a file");

        assertRefused(StoreRefused.Reason.NOT_WRITABLE, () -> open(data()));
    }

    @Test
    void aMissingCurrentFileIsDamageAndNotANewStore() throws IOException {
        closedStore();
        Files.delete(data().resolve("chain/CURRENT"));

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
        assertThat(data().resolve("chain")).isNotEmptyDirectory();
    }

    @Test
    void aManifestCutShortIsRefused() throws IOException {
        closedStore();
        truncate(only("MANIFEST-"), 20);

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
    }

    @Test
    void aTableFileCutShortIsRefused() throws IOException {
        closedStore();
        truncate(tables().getFirst(), 100);

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
    }

    @Test
    void oneFlippedByteOfABlockIsRefused() throws IOException {
        closedStore();
        for (Path table : tables()) {
            flipByte(table, 30);
        }

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
    }

    @Test
    void oneFlippedByteOfTheLogIsRefused() throws IOException {
        Path copy = directory.resolve("copy");
        try (ChainStore store = open(data())) {
            fill(store, 3);
            copyTree(data(), copy);
        }
        try (Stream<Path> files = Files.list(copy.resolve("chain"))) {
            Path log =
                    files.filter(file -> file.toString().endsWith(".log"))
                            .max(Path::compareTo)
                            .orElseThrow();
            flipByte(log, 500);
        }

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(copy));
    }

    @Test
    void aHeadWithoutItsBlockIsRefused() {
        closedStore();
        try (Database database = Database.open(data().resolve("chain"))) {
            database.write(writes -> writes.delete(Column.BLOCKS, StoredForm.key(3)));
        }

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
    }

    @Test
    void aHeadWithTheCertificateOfAnotherBlockIsRefused() {
        closedStore();
        CommitCertificate other = chain.commits().get(2).block().certificate();
        try (Database database = Database.open(data().resolve("chain"))) {
            database.write(writes ->
                    writes.put(
                            Column.CERTIFICATES,
                            StoredForm.key(3),
                            StoredForm.ofCertificate(other)));
        }

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
    }

    @Test
    void aDamagedConsensusRecordIsRefused() {
        closedStore();
        try (Database database = Database.open(data().resolve("chain"))) {
            database.write(writes ->
                    writes.put(Column.CONSENSUS, StoreFiles.RECORD, Bytes.utf8("garbage")));
        }

        assertRefused(StoreRefused.Reason.CORRUPT, () -> open(data()));
    }

    private void closedStore() {
        try (ChainStore store = open(data())) {
            fill(store, 3);
        }
        // Opening writes what stood in the log into table files.
        open(data()).close();
    }

    private List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("chain"))) {
            return files.filter(file -> file.toString().endsWith(".sst")).sorted().toList();
        }
    }

    private Path only(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("chain"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }
    }

    private static void flipByte(Path file, long position) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(position);
            int old = access.read();
            access.seek(position);
            access.write(old ^ 0xff);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path source : walk.toList()) {
                Files.copy(source, to.resolve(from.relativize(source)));
            }
        }
    }
}
