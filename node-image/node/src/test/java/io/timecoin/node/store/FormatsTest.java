package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.timecoin.node.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What happens to data between versions of the node: forward, and back again. */
class FormatsTest {
    private static final Bytes NOTE = Bytes.utf8("note");

    /** A later version: its second and third format each leave a note. */
    private static final Formats LATER =
            new Formats(
                    1,
                    List.of(
                            (from, writes) -> writes.put(Column.META, NOTE, Bytes.utf8("second")),
                            (from, writes) ->
                                    writes.put(
                                            Column.META,
                                            NOTE,
                                            from.get(Column.META, NOTE)
                                                    .orElseThrow()
                                                    .concat(Bytes.utf8(" and third")))));

    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    private void withOneBlock() {
        try (ChainStore store = ChainStore.open(directory, chain.identity())) {
            store.write(new StoreBatch.Builder().add(chain.next()).build());
        }
    }

    private int format() {
        return StoreSummary.read(directory).format();
    }

    @Test
    void aNewVersionLeavesTheFormatAsItIsUntilItsRolloutIsFinal() {
        withOneBlock();

        ChainStore.open(directory, chain.identity(), LATER).close();

        assertThat(format()).isEqualTo(1);
        try (ChainStore before = ChainStore.open(directory, chain.identity())) {
            assertThat(before.verify()).as("the version before came back").isEqualTo(1);
        }
    }

    @Test
    void finalizingMovesOnStepByStep() {
        withOneBlock();
        try (ChainStore store = ChainStore.open(directory, chain.identity(), LATER)) {
            store.finalizeVersion("1.1.0");
        }

        assertThat(format()).isEqualTo(3);
        try (Database database = StoreFiles.openToRead(directory)) {
            assertThat(database.get(Column.META, NOTE)).contains(Bytes.utf8("second and third"));
        }
    }

    @Test
    void aDowngradeIsRefusedAndTheVersionToRunIsNamed() {
        withOneBlock();
        try (ChainStore store = ChainStore.open(directory, chain.identity(), LATER)) {
            store.finalizeVersion("1.1.0");
        }

        assertThatThrownBy(() -> ChainStore.open(directory, chain.identity()))
                .hasMessageContaining("format 3 and this version reads up to 1")
                .hasMessageContaining("Run version 1.1.0 or a later one")
                .asInstanceOf(type(StoreRefused.class))
                .returns(StoreRefused.Reason.NEWER_FORMAT, StoreRefused::reason);
    }

    @Test
    void dataThatAreTooOldAreRefused() {
        withOneBlock();
        Formats muchLater = new Formats(2, List.of());

        assertThatThrownBy(() -> ChainStore.open(directory, chain.identity(), muchLater))
                .hasMessageContaining("time-node resync")
                .asInstanceOf(type(StoreRefused.class))
                .returns(StoreRefused.Reason.OLDER_FORMAT, StoreRefused::reason);
    }

    @Test
    void aStepThatFailsLeavesTheFormatBefore() {
        withOneBlock();
        Formats failing =
                new Formats(
                        1,
                        List.of((from, writes) -> {
                            writes.put(Column.META, NOTE, Bytes.utf8("half"));
                            throw new IllegalStateException("the process dies");
                        }));
        try (ChainStore store = ChainStore.open(directory, chain.identity(), failing)) {
            assertThatThrownBy(() -> store.finalizeVersion("1.1.0")).hasMessage("the process dies");
            assertThat(store.finalVersion()).isEmpty();
        }

        assertThat(format()).isEqualTo(1);
        try (Database database = StoreFiles.openToRead(directory)) {
            assertThat(database.get(Column.META, NOTE)).isEmpty();
        }
    }

    @Test
    void aColumnOfALaterVersionStaysWhenTheVersionBeforeComesBack() throws RocksDBException {
        withOneBlock();
        openRaw(List.of("later")).close();

        try (ChainStore store = ChainStore.open(directory, chain.identity())) {
            store.write(new StoreBatch.Builder().add(chain.next()).build());
            assertThat(store.verify()).isEqualTo(2);
        }
        Backup.create(directory, directory.resolve("backup"), chain.identity());

        assertThat(StoreSummary.read(directory).fileBytes()).containsKey("later");
        assertThat(StoreSummary.read(directory.resolve("backup")).fileBytes()).containsKey("later");
    }

    @Test
    void aColumnThatTheDataLackIsAdded() throws RocksDBException {
        withOneBlock();
        dropUtxos();

        ChainStore.open(directory, chain.identity()).close();

        assertThat(StoreSummary.read(directory).fileBytes()).containsKey("utxos");
    }

    private void dropUtxos() throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB rocks = RocksDB.open(options, place(), families(List.of()), handles)) {
            for (ColumnFamilyHandle handle : handles) {
                if (new String(handle.getName(), StandardCharsets.UTF_8).equals("utxos")) {
                    rocks.dropColumnFamily(handle);
                }
            }
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    private RocksDB openRaw(List<String> more) throws RocksDBException {
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions().setCreateMissingColumnFamilies(true)) {
            return RocksDB.open(options, place(), families(more), handles);
        }
    }

    private List<ColumnFamilyDescriptor> families(List<String> more) throws RocksDBException {
        List<String> names = new ArrayList<>(more);
        try (Options options = new Options()) {
            RocksDB.listColumnFamilies(options, place())
                    .forEach(name -> names.add(new String(name, StandardCharsets.UTF_8)));
        }
        return names.stream().map(FormatsTest::descriptor).toList();
    }

    private String place() {
        return directory.resolve("chain").toString();
    }

    private static ColumnFamilyDescriptor descriptor(String name) {
        return new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8));
    }
}
