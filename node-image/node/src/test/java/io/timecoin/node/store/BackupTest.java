package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.sync.TrustedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final ConsensusRecord RECORD = TestChain.record(4);

    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    private Path data() {
        return directory.resolve("data");
    }

    private Path backup() {
        return directory.resolve("backup");
    }

    private ChainStore openWith(int blocks) {
        ChainStore store = ChainStore.open(data(), chain.identity());
        write(store, blocks);
        return store;
    }

    private void write(ChainStore store, int blocks) {
        for (int i = 0; i < blocks; i++) {
            store.write(
                    new StoreBatch.Builder()
                            .consensusRecord(RECORD.toBytes())
                            .add(chain.next())
                            .build());
        }
    }

    private static void assertRefused(StoreRefused.Reason reason, Runnable work) {
        assertThatThrownBy(work::run)
                .asInstanceOf(type(StoreRefused.class))
                .returns(reason, StoreRefused::reason)
                .satisfies(refused -> assertThat(refused.toString().lines()).hasSize(1));
    }

    @Test
    void aRunningNodeIsCopiedAndGoesOn() {
        try (ChainStore running = openWith(4)) {
            assertThat(Backup.create(data(), backup(), chain.identity())).isEqualTo(4);
            StoredState then =
                    new StoredState(Optional.of(chain.head()), Optional.empty(), Optional.empty());
            write(running, 2);

            assertThat(running.verify()).isEqualTo(6);
            try (ChainStore copy = ChainStore.open(backup(), chain.identity())) {
                assertThat(copy.load()).as("without what the key has signed").isEqualTo(then);
                assertThat(copy.money().find(anOutput().outpoint())).contains(anOutput());
            }
        }
    }

    private Utxo anOutput() {
        return chain.commits().get(1).changes().getFirst().utxo();
    }

    @Test
    void aRestoredNodeGoesOnFromTheCopyAndKnowsWhatItsKeyHasSigned() {
        openWith(3).close();
        Backup.create(data(), backup(), chain.identity());
        StoredState then =
                new StoredState(Optional.of(chain.head()), Optional.empty(), Optional.of(RECORD));
        try (ChainStore later = ChainStore.open(data(), chain.identity())) {
            write(later, 2);
        }

        Path aside =
                Backup.restore(backup(), data(), chain.identity(), chain.proof(), false)
                        .orElseThrow();

        assertThat(aside).isNotEmptyDirectory();
        try (ChainStore store = ChainStore.open(data(), chain.identity())) {
            assertThat(store.load()).isEqualTo(then);
        }
    }

    @Test
    void anotherMasternodeMayBeginWithTheCopy() {
        openWith(3).close();
        Backup.create(data(), backup(), chain.identity());
        StoreIdentity other =
                new StoreIdentity(
                        chain.identity().genesis(), new PublicKey(Bytes.fromHex("33".repeat(32))));
        Path elsewhere = directory.resolve("elsewhere");

        assertThat(Backup.restore(backup(), elsewhere, other, chain.proof(), false)).isEmpty();

        try (ChainStore store = ChainStore.open(elsewhere, other)) {
            assertThat(store.load())
                    .isEqualTo(
                            new StoredState(
                                    Optional.of(chain.head()), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void aCopyThatTheMasternodesHaveNotCertifiedIsRefused() {
        openWith(3).close();
        Backup.create(data(), backup(), chain.identity());
        CopyProof nobodySigned = chain.proof((_, _, _) -> false, Optional.empty());

        assertRefused(
                StoreRefused.Reason.NOT_TRUSTED,
                () -> Backup.restore(backup(), data(), chain.identity(), nobodySigned, false));
    }

    @Test
    void aCopyWithOtherOutputsThanItsHeadIsRefused() {
        openWith(3).close();
        Backup.create(data(), backup(), chain.identity());
        try (Database copy = Database.open(backup().resolve("chain"))) {
            copy.write(
                    writes -> writes.delete(Column.UTXOS, Bincode.encode(anOutput().outpoint())));
        }

        assertRefused(
                StoreRefused.Reason.CORRUPT,
                () -> Backup.restore(backup(), data(), chain.identity(), chain.proof(), false));
    }

    @Test
    void aCopyWithoutTheTrustedBlockIsRefused() {
        openWith(3).close();
        Backup.create(data(), backup(), chain.identity());
        Hash second = chain.commits().get(2).block().block().hash();

        CopyProof right = chain.proof(Optional.of(new TrustedBlock(2, second)));
        Backup.restore(backup(), data(), chain.identity(), right, false);
        CopyProof wrong = chain.proof(Optional.of(new TrustedBlock(1, second)));
        assertRefused(
                StoreRefused.Reason.NOT_TRUSTED,
                () -> Backup.restore(backup(), data(), chain.identity(), wrong, false));
    }

    @Test
    void aBackupIsNeverOverwritten() {
        openWith(1).close();
        Backup.create(data(), backup(), chain.identity());

        assertRefused(
                StoreRefused.Reason.NOT_WRITABLE,
                () -> Backup.create(data(), backup(), chain.identity()));
    }

    @Test
    void nothingIsCopiedFromWhereThereIsNothing() {
        assertRefused(
                StoreRefused.Reason.NOT_WRITABLE,
                () -> Backup.create(data(), backup(), chain.identity()));
        assertRefused(
                StoreRefused.Reason.NOT_WRITABLE,
                () -> Backup.restore(backup(), data(), chain.identity(), chain.proof(), false));
    }

    @Test
    void aRunningNodesDataAreNotReplaced() {
        openWith(1).close();
        Backup.create(data(), backup(), chain.identity());
        try (ChainStore running = ChainStore.open(data(), chain.identity())) {
            assertRefused(
                    StoreRefused.Reason.IN_USE,
                    () -> Backup.restore(backup(), data(), chain.identity(), chain.proof(), false));
            assertThat(running.verify()).isEqualTo(1);
        }
    }

    @Test
    void theCopyOfAnotherNetworkIsRefusedAndTheDataStay() {
        openWith(2).close();
        Backup.create(data(), backup(), chain.identity());
        StoreIdentity foreign = new StoreIdentity(Hash.ZERO, chain.identity().key());

        assertRefused(
                StoreRefused.Reason.FOREIGN_GENESIS,
                () -> Backup.restore(backup(), data(), foreign, chain.proof(), false));

        try (ChainStore store = ChainStore.open(data(), chain.identity())) {
            assertThat(store.verify()).isEqualTo(2);
        }
    }

    @Test
    void aDamagedCopyIsRefusedAndTheDataStay() throws IOException {
        openWith(2).close();
        Backup.create(data(), backup(), chain.identity());
        for (Path file : files(backup().resolve("chain"), ".sst")) {
            byte[] content = Files.readAllBytes(file);
            content[content.length / 4] ^= 1;
            Files.write(file, content);
        }

        assertRefused(
                StoreRefused.Reason.CORRUPT,
                () -> Backup.restore(backup(), data(), chain.identity(), chain.proof(), false));

        try (ChainStore store = ChainStore.open(data(), chain.identity())) {
            assertThat(store.verify()).isEqualTo(2);
        }
    }

    @Test
    void votesThatCannotBeReadAreOnlyForgottenOnRequest() throws IOException {
        openWith(2).close();
        Backup.create(data(), backup(), chain.identity());
        Files.delete(data().resolve("chain/CURRENT"));

        assertRefused(
                StoreRefused.Reason.CORRUPT,
                () -> Backup.restore(backup(), data(), chain.identity(), chain.proof(), false));
        Backup.restore(backup(), data(), chain.identity(), chain.proof(), true);

        try (ChainStore store = ChainStore.open(data(), chain.identity())) {
            assertThat(store.load().head()).contains(chain.head());
        }
    }

    @Test
    void whatAnInterruptedCopyLeftIsNoBackup() throws IOException {
        openWith(2).close();
        Files.createDirectories(backup().resolve("chain.new"));
        Files.writeString(backup().resolve("chain.new/CURRENT"), "half");

        assertThat(Backup.create(data(), backup(), chain.identity())).isEqualTo(2);
    }

    @Test
    void aDirectoryIsDescribedWhileANodeUsesIt() {
        try (ChainStore running = openWith(3)) {
            running.finalizeVersion("1.0.0");

            StoreSummary summary = StoreSummary.read(data());

            assertThat(summary.head()).contains(chain.head());
            assertThat(summary.finalVersion()).contains("1.0.0");
            assertThat(summary.key()).isEqualTo(chain.identity().key());
            assertThat(summary.consensusRecord()).contains(RECORD);
            assertThat(summary.fileBytes()).containsKeys("blocks", "certificates", "utxos");
        }
    }

    private static List<Path> files(Path place, String ending) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
