package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.consensus.ConsensusRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreResetTest {
    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    private ChainStore open() {
        return ChainStore.open(directory, chain.identity());
    }

    private void fill(ConsensusRecord record) {
        try (ChainStore store = open()) {
            store.write(
                    new StoreBatch.Builder()
                            .consensusRecord(record.toBytes())
                            .add(chain.next())
                            .build());
        }
    }

    @Test
    void onlyWhatTheKeyHasSignedIsTakenOver() {
        ConsensusRecord record = TestChain.record(1);
        fill(record);

        Path aside = ChainStore.reset(directory, chain.identity(), false);

        assertThat(aside).isNotEmptyDirectory();
        try (ChainStore store = open()) {
            assertThat(store.load())
                    .isEqualTo(
                            new StoredState(
                                    Optional.empty(), Optional.empty(), Optional.of(record)));
        }
    }

    @Test
    void theRecordIsNotForgottenUnlessTheOperatorSaysSo() throws IOException {
        fill(TestChain.record(1));
        Files.delete(directory.resolve("chain/CURRENT"));

        assertThatThrownBy(() -> ChainStore.reset(directory, chain.identity(), false))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("might sign twice")
                .hasMessageContaining("--forget-votes");
        assertThat(directory.resolve("chain")).isNotEmptyDirectory();

        ChainStore.reset(directory, chain.identity(), true);

        try (ChainStore store = open()) {
            assertThat(store.load().consensusRecord()).isEmpty();
        }
    }

    @Test
    void aSecondResetKeepsTheFirstOnesData() {
        fill(TestChain.record(1));

        Path first = ChainStore.reset(directory, chain.identity(), false);
        Path second = ChainStore.reset(directory, chain.identity(), false);

        assertThat(first).isNotEqualTo(second).isNotEmptyDirectory();
    }

    @Test
    void aRunningNodesDataAreNotReset() {
        try (ChainStore store = open()) {
            assertThat(store.load().head()).isEmpty();

            assertThatThrownBy(() -> ChainStore.reset(directory, chain.identity(), true))
                    .hasMessageContaining("another process");
        }
    }

    @Test
    void nothingIsResetWhereThereIsNothing() {
        assertThatThrownBy(() -> ChainStore.reset(directory, chain.identity(), true))
                .hasMessageContaining("there is no store");
    }
}
