package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.sync.TrustedBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final OptionalLong NEWEST = OptionalLong.empty();
    private static final int CHECKSUM = 32;

    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    private Path data() {
        return directory.resolve("data");
    }

    private Path file() {
        return directory.resolve("snapshot");
    }

    private Path elsewhere() {
        return directory.resolve("elsewhere");
    }

    private StoreIdentity other() {
        return new StoreIdentity(
                chain.identity().genesis(), new PublicKey(Bytes.fromHex("33".repeat(32))));
    }

    /** Four blocks, of which the last one spends what the second paid. */
    private ChainStore written() {
        ChainStore store = ChainStore.open(data(), chain.identity());
        for (int i = 0; i < 4; i++) {
            StoreBatch.Commit next = i < 3 ? chain.next() : chain.nextSpending(reward(1));
            store.write(new StoreBatch.Builder().add(next).build());
        }
        return store;
    }

    private Utxo reward(int height) {
        Transaction coinbase =
                chain.commits().get(height).block().block().transactions().getFirst();
        return Utxo.createdBy(coinbase).getFirst();
    }

    private Snapshot.Summary export() {
        written().close();
        return Snapshot.export(data(), file(), chain.genesis(), NEWEST);
    }

    private void restore(CopyProof proof) {
        Snapshot.restore(file(), elsewhere(), other(), proof, false);
    }

    private static void assertRefused(StoreRefused.Reason reason, Runnable work) {
        assertThatThrownBy(work::run)
                .asInstanceOf(type(StoreRefused.class))
                .returns(reason, StoreRefused::reason)
                .satisfies(refused -> assertThat(refused.toString().lines()).hasSize(1));
    }

    private void assertNothingBegun() {
        assertThat(elsewhere().resolve("chain")).doesNotExist();
        assertThat(elsewhere().resolve("chain.new")).doesNotExist();
    }

    @Test
    void aNodeBeginsWithTheSnapshotOfARunningOne() {
        try (ChainStore running = written()) {
            Snapshot.Summary made = Snapshot.export(data(), file(), chain.genesis(), NEWEST);

            assertThat(made)
                    .isEqualTo(
                            new Snapshot.Summary(
                                    3, chain.head().hash(), chain.head().utxo().digest(), 4));
            assertThat(Snapshot.verify(file(), chain.proof())).isEqualTo(made);
            restore(chain.proof());

            assertThat(running.verify()).isEqualTo(4);
        }
        try (ChainStore store = ChainStore.open(elsewhere(), other())) {
            assertThat(store.load().head()).contains(chain.head());
            assertThat(store.prunedBelow()).isEqualTo(3);
            assertThat(store.verify()).isEqualTo(4);
            assertThat(store.money().find(reward(2).outpoint())).contains(reward(2));
            assertThat(store.money().find(reward(1).outpoint())).isEmpty();

            store.write(new StoreBatch.Builder().add(chain.next()).build());
            assertThat(store.verify()).isEqualTo(5);
        }
    }

    @Test
    void whatTheSnapshotLeftOutIsThereOnceTheBlocksBelowHaveCome() {
        export();
        restore(chain.proof());
        try (ChainStore store = ChainStore.open(elsewhere(), other());
                ChainStore full = ChainStore.open(data(), chain.identity())) {
            store.write(
                    new StoreBatch.Builder()
                            .oldBlock(full.block(2).orElseThrow())
                            .oldBlock(full.block(1).orElseThrow())
                            .build());

            assertThat(store.prunedBelow()).isEqualTo(1);
            assertThat(store.verify()).isEqualTo(4);
            Bytes owner = reward(1).scriptPubkey();
            assertThat(store.money().history(owner, Optional.empty(), 10))
                    .isEqualTo(full.money().history(owner, Optional.empty(), 10))
                    .hasSize(4);
            assertThat(store.money().spentBy(3)).containsExactly(reward(1));
            assertThat(store.money().spent(reward(1).outpoint()))
                    .isEqualTo(full.money().spent(reward(1).outpoint()));
            store.rebuild();
            assertThat(store.verify()).isEqualTo(4);
        }
    }

    @Test
    void theOutputsOfAnEarlierHeightComeFromWhatBlocksUndo() {
        written().close();

        Snapshot.Summary made =
                Snapshot.export(data(), file(), chain.genesis(), OptionalLong.of(2));

        assertThat(made.outputs()).isEqualTo(3);
        assertThat(made.utxo()).isEqualTo(chain.commits().get(2).after().utxo().digest());
        assertThat(Snapshot.verify(file(), chain.proof())).isEqualTo(made);
    }

    @Test
    void aHeightThatIsNotThereIsRefused() {
        written().close();

        for (long height : new long[] {4, 1_000}) {
            assertRefused(
                    StoreRefused.Reason.NO_SUCH_HEIGHT,
                    () ->
                            Snapshot.export(
                                    data(), file(), chain.genesis(), OptionalLong.of(height)));
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void outputsThatWereNotCertifiedAreNotExported() {
        try (ChainStore store = written()) {
            assertThat(store.prunedBelow()).isEqualTo(1);
        }
        flip(reward(2));

        assertRefused(
                StoreRefused.Reason.CORRUPT,
                () -> Snapshot.export(data(), file(), chain.genesis(), NEWEST));
        assertThat(directory).isDirectoryNotContaining("glob:**snapshot*");
    }

    private void flip(Utxo utxo) {
        Utxo richer =
                new Utxo(utxo.outpoint(), utxo.value() + 1, utxo.scriptPubkey(), utxo.address());
        try (Database database = Database.open(data().resolve("chain"))) {
            database.write(writes ->
                    writes.put(
                            Column.UTXOS, Bincode.encode(utxo.outpoint()), Bincode.encode(richer)));
        }
    }

    @Test
    void anyDamageIsFoundAndNothingIsBegun() throws IOException {
        export();
        byte[] good = Files.readAllBytes(file());
        for (int at = 0; at < good.length; at += 7) {
            byte[] damaged = good.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            assertThatThrownBy(() -> restore(chain.proof())).isInstanceOf(StoreRefused.class);
        }
        for (int length : new int[] {0, 11, 12, 40, good.length - 1}) {
            Files.write(file(), Arrays.copyOf(good, length));
            assertRefused(StoreRefused.Reason.CORRUPT, () -> restore(chain.proof()));
        }
        assertNothingBegun();
    }

    @Test
    void outputsThatTheMasternodesDidNotCertifyAreRefused() throws IOException {
        export();
        byte[] forged = Files.readAllBytes(file());
        byte[] txid = reward(2).outpoint().txid().bytes().toArray();
        int output = lastIndexOf(forged, txid);
        forged[output + Hash.LENGTH + Integer.BYTES] ^= 1;
        Files.write(file(), sealed(forged));

        assertRefused(StoreRefused.Reason.NOT_TRUSTED, () -> restore(chain.proof()));
        assertRefused(
                StoreRefused.Reason.NOT_TRUSTED, () -> Snapshot.verify(file(), chain.proof()));
        assertNothingBegun();
    }

    private static int lastIndexOf(byte[] all, byte[] part) {
        for (int at = all.length - part.length; at >= 0; at--) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not in there");
    }

    /** With the checksum of what it says now. */
    private static byte[] sealed(byte[] forged) {
        byte[] content = Arrays.copyOf(forged, forged.length - CHECKSUM);
        return ByteBuffer.allocate(forged.length)
                .put(content)
                .put(Sha256.hash(Bytes.of(content)).bytes().toArray())
                .array();
    }

    @Test
    void aSnapshotWithoutAQuorumOfSignaturesIsRefused() {
        export();

        assertRefused(
                StoreRefused.Reason.NOT_TRUSTED,
                () -> restore(chain.proof((_, _, _) -> false, Optional.empty())));
        assertNothingBegun();
    }

    @Test
    void theSnapshotOfAnotherNetworkIsRefused() {
        export();
        TestChain another = new TestChain("another");

        assertRefused(
                StoreRefused.Reason.FOREIGN_GENESIS,
                () ->
                        Snapshot.restore(
                                file(), elsewhere(), another.identity(), another.proof(), false));
        assertNothingBegun();
    }

    @Test
    void theTrustedBlockMustBeInTheSnapshot() {
        export();
        Hash first = chain.commits().get(1).block().block().hash();

        restore(chain.proof(Optional.of(new TrustedBlock(1, first))));
        assertRefused(
                StoreRefused.Reason.NOT_TRUSTED,
                () ->
                        Snapshot.verify(
                                file(), chain.proof(Optional.of(new TrustedBlock(2, first)))));
    }

    @Test
    void aPrunedStoreProvesNoTrustedBlockBelow() {
        try (ChainStore store = written()) {
            store.pruneBelow(2);
        }
        Snapshot.export(data(), file(), chain.genesis(), NEWEST);
        Hash first = chain.commits().get(1).block().block().hash();

        assertThat(Snapshot.verify(file(), chain.proof()).height()).isEqualTo(3);
        assertRefused(
                StoreRefused.Reason.NOT_TRUSTED,
                () ->
                        Snapshot.verify(
                                file(), chain.proof(Optional.of(new TrustedBlock(1, first)))));
    }

    @Test
    void aSnapshotIsNeverOverwrittenAndAMissingOneIsTold() {
        export();

        assertRefused(
                StoreRefused.Reason.NOT_WRITABLE,
                () -> Snapshot.export(data(), file(), chain.genesis(), NEWEST));
        assertRefused(
                StoreRefused.Reason.NOT_WRITABLE,
                () -> Snapshot.verify(directory.resolve("none"), chain.proof()));
    }

    @Test
    void dataThatAreThereAreSetAsideAndVotesAreKept() throws IOException {
        export();
        try (ChainStore old = ChainStore.open(elsewhere(), other())) {
            old.write(
                    new StoreBatch.Builder()
                            .consensusRecord(TestChain.record(9).toBytes())
                            .build());
        }

        Snapshot.Restored restored =
                Snapshot.restore(file(), elsewhere(), other(), chain.proof(), false);

        assertThat(restored.aside()).hasValueSatisfying(aside -> assertThat(aside).exists());
        try (ChainStore store = ChainStore.open(elsewhere(), other());
                Stream<Path> files = Files.list(elsewhere())) {
            assertThat(store.load().consensusRecord()).contains(TestChain.record(9));
            assertThat(files.map(path -> path.getFileName().toString()).toList())
                    .containsAll(List.of("chain", "chain.old-1"));
        }
    }
}
