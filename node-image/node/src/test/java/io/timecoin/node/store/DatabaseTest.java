package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.timecoin.node.crypto.Bytes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class DatabaseTest {
    private static final Bytes KEY = Bytes.utf8("key");

    @TempDir private Path directory;

    @Test
    void whatWasWrittenIsThereAfterOpeningAgain() {
        Path place = directory.resolve("database");
        try (Database database = Database.create(place)) {
            database.write(writes -> writes.put(Column.BLOCKS, KEY, Bytes.utf8("value")));
        }

        try (Database database = Database.open(place)) {
            assertThat(database.get(Column.BLOCKS, KEY)).contains(Bytes.utf8("value"));
            assertThat(database.get(Column.UTXOS, KEY)).isEmpty();
        }
    }

    @Test
    void openingNeverMakesANewDatabase() {
        assertThatThrownBy(() -> Database.open(directory.resolve("database")))
                .asInstanceOf(type(StoreRefused.class))
                .returns(StoreRefused.Reason.CORRUPT, StoreRefused::reason);
    }

    @Test
    void aSecondOpeningIsRefused() {
        Path place = directory.resolve("database");
        try (Database database = Database.create(place)) {
            assertThat(database.fileBytes()).isZero();

            assertThatThrownBy(() -> Database.open(place))
                    .hasMessageContaining("another process uses it")
                    .asInstanceOf(type(StoreRefused.class))
                    .returns(StoreRefused.Reason.IN_USE, StoreRefused::reason);
        }
    }

    @Test
    void aBatchThatFailsHalfwayLeavesNothing() {
        Path place = directory.resolve("database");
        try (Database database = Database.create(place)) {
            assertThatThrownBy(() ->
                            database.write(writes -> {
                                writes.put(Column.META, KEY, KEY);
                                throw new IllegalStateException("halfway");
                            }))
                    .hasMessage("halfway");

            assertThat(database.get(Column.META, KEY)).isEmpty();
        }
    }

    @Test
    void aClosedDatabaseAnswersWithAFailureInsteadOfACrash() {
        Database database = Database.create(directory.resolve("database"));
        database.close();
        database.close();

        assertThatThrownBy(() -> database.get(Column.META, KEY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is closed");
    }

    @Test
    void aFullDiskIsSaidSo() {
        Status status =
                new Status(Status.Code.IOError, Status.SubCode.NoSpace, "No space left on device");

        StoreRefused refused = Database.refusal(directory, new RocksDBException("full", status));

        assertThat(refused.reason()).isEqualTo(StoreRefused.Reason.NO_SPACE);
        assertThat(refused).hasMessageContaining("no space is left").hasMessageContaining("df -h");
    }
}
