package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.sync.TrustedBlock;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    @BeforeEach
    void tenBlocks() {
        try (ChainStore store = open()) {
            for (int i = 0; i < 10; i++) {
                store.write(new StoreBatch.Builder().add(chain.next()).build());
            }
        }
    }

    private ChainStore open() {
        return ChainStore.open(directory, chain.identity());
    }

    @Test
    void oldBlocksGoAndTheFirstOneAndAllCertificatesStay() {
        try (ChainStore store = open()) {
            store.pruneBelow(6);
        }

        try (ChainStore store = open()) {
            assertThat(store.block(0)).isPresent();
            assertThat(store.block(1)).isEmpty();
            assertThat(store.block(5)).isEmpty();
            assertThat(store.block(6)).contains(chain.commits().get(6).block());
            assertThat(store.load().head()).contains(chain.head());
            assertThat(store.prunedBelow()).isEqualTo(6);
            assertThat(store.verify()).as("certificates of all heights").isEqualTo(10);
        }
    }

    @Test
    void theHeadStaysWhateverIsAskedFor() {
        try (ChainStore store = open()) {
            store.pruneBelow(Long.MAX_VALUE);

            assertThat(store.block(9)).contains(chain.commits().get(9).block());
            assertThat(store.block(8)).isEmpty();
        }
        try (ChainStore store = open()) {
            assertThat(store.load())
                    .isEqualTo(
                            new StoredState(
                                    Optional.of(chain.head()), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void whatWasPrunedDoesNotComeBackWithALowerLimit() {
        try (ChainStore store = open()) {
            store.pruneBelow(6);
            store.pruneBelow(3);

            assertThat(store.prunedBelow()).isEqualTo(6);
        }
    }

    @Test
    void whatWasFetchedAgainIsThereWithTheCertificatesThatStayed() {
        try (ChainStore store = open()) {
            store.pruneBelow(6);
            StoreBatch.Builder batch = new StoreBatch.Builder();
            for (int height = 5; height >= 3; height--) {
                batch.oldBlock(chain.commits().get(height).block());
            }
            store.write(batch.build());
        }

        try (ChainStore store = open()) {
            assertThat(store.prunedBelow()).isEqualTo(3);
            assertThat(store.block(3)).contains(chain.commits().get(3).block());
            assertThat(store.block(2)).isEmpty();
            assertThat(store.load().head()).contains(chain.head());
            assertThat(store.verify()).isEqualTo(10);
        }
    }

    @Test
    void dataWithAnotherBlockThanTheTrustedOneAreRefused() {
        try (ChainStore store = open()) {
            Hash fifth = chain.commits().get(5).block().block().hash();
            store.require(new TrustedBlock(5, fifth));
            store.require(new TrustedBlock(50, fifth));

            assertThatThrownBy(() -> store.require(new TrustedBlock(4, fifth)))
                    .hasMessageContaining("its block 4 is ")
                    .hasMessageContaining("sync.trustedHash");
        }
    }

    @Test
    void anUnprunedChainHasAllBlocks() {
        try (ChainStore store = open()) {
            assertThat(store.prunedBelow()).isEqualTo(1);
            assertThat(store.block(1)).isPresent();
        }
    }

    @Test
    void aNodeThatKeepsTheNewestThousandForgetsAThousandAtOnce() {
        try (ChainStore store = open()) {
            PrunedStore pruned = new PrunedStore(store, 1_000);
            for (int height = 10; height <= 2_100; height++) {
                pruned.accept(new StoreBatch.Builder().add(chain.next()).build());
            }

            assertThat(store.prunedBelow()).isEqualTo(1_001);
            assertThat(store.block(1_000)).isEmpty();
            assertThat(store.block(1_001)).isPresent();
            assertThat(store.verify()).isEqualTo(2_101);
        }
    }

    @Test
    void fewerBlocksThanAnAbsenceNeedsCannotBeKept() {
        try (ChainStore store = open()) {
            assertThatThrownBy(() -> new PrunedStore(store, 999))
                    .hasMessageContaining("1000 blocks");
        }
    }
}
