package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of a store as a crash or a bad disk may leave them. {@code -Dstore.everyByte=1} tries each byte, which takes
 * some minutes.
 */
class CrashAnywhereTest {
    private static final int BLOCKS = 4;

    /** Of the bytes of the log, one in so many is where the crash happens; a prime, so that no pattern is missed. */
    private static final int STEP = Integer.getInteger("store.everyByte", 41);

    private static final int FLIPS = 60;

    @TempDir private Path directory;

    private final TestChain chain = new TestChain();

    private Path written() {
        Path place = directory.resolve("written");
        ChainStore store = ChainStore.open(place, chain.identity());
        for (int i = 0; i < BLOCKS; i++) {
            store.write(
                    new StoreBatch.Builder()
                            .consensusRecord(TestChain.record(i).toBytes())
                            .add(chain.next())
                            .build());
        }
        store.close();
        return place;
    }

    @Test
    void whereverTheLogEndsAWholeNumberOfBatchesIsThere() throws IOException {
        Path written = written();
        Path log = longest(written, ".log");
        byte[] whole = Files.readAllBytes(log);
        List<Long> heights = new ArrayList<>();
        for (int length = whole.length; length >= 0; length -= STEP) {
            Path crashed = copy(written, "cut-" + length);
            byte[] rest = Arrays.copyOf(whole, length);
            Files.write(crashed.resolve("chain").resolve(log.getFileName()), rest);

            try (ChainStore store = ChainStore.open(crashed, chain.identity())) {
                StoredState state = store.load();
                long found = state.head().map(head -> head.height()).orElse(-1L);
                assertThat(store.verify()).isEqualTo(found + 1);
                assertThat(state.consensusRecord())
                        .as("the record of the same batch as the head, cut at byte " + length)
                        .isEqualTo(
                                found < 0
                                        ? Optional.empty()
                                        : Optional.of(TestChain.record(found)));
                if (found >= 0) {
                    assertThat(state.head()).contains(chain.commits().get((int) found).after());
                }
                heights.add(found);
            }
        }

        assertThat(heights).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(heights).contains((long) BLOCKS - 1, 0L, -1L);
    }

    @Test
    void aFlippedBitAnywhereIsRefusedInOneLineOrChangesNothing() throws IOException {
        Path written = written();
        Random random = new Random(7);
        List<Path> files = files(written.resolve("chain"));
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            Path damaged = copy(written, "flip-" + i);
            Path file =
                    damaged.resolve("chain")
                            .resolve(files.get(random.nextInt(files.size())).getFileName());
            byte[] content = Files.readAllBytes(file);
            if (content.length == 0) {
                continue;
            }
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, content);
            refused += opensUnchangedOrIsRefused(damaged) ? 0 : 1;
        }

        assertThat(refused).as("some flips must hit data").isPositive();
    }

    @Test
    void aMissingFileIsNeverTakenForANewStore() throws IOException {
        Path written = written();
        for (Path file : files(written.resolve("chain"))) {
            Path damaged = copy(written, "without-" + file.getFileName());
            Files.delete(damaged.resolve("chain").resolve(file.getFileName()));

            opensUnchangedOrIsRefused(damaged);
        }
    }

    /**
     * Whether the store opens and holds what was written; otherwise it must have been refused, with one line. What a
     * damaged end of the log held may be gone, as after a crash, but only as a whole.
     */
    private boolean opensUnchangedOrIsRefused(Path place) {
        try (ChainStore store = ChainStore.open(place, chain.identity())) {
            StoredState state = store.load();
            long found = state.head().map(head -> head.height()).orElse(-1L);
            assertThat(store.verify()).isEqualTo(found + 1);
            if (found >= 0) {
                assertThat(state.head()).contains(chain.commits().get((int) found).after());
                assertThat(state.consensusRecord()).contains(TestChain.record(found));
            }
            return true;
        } catch (StoreRefused refused) {
            assertThat(refused.toString().lines()).hasSize(1);
            assertThat(refused).hasMessageContaining("time-node resync");
            return false;
        }
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = directory.resolve(name);
        Files.createDirectories(to.resolve("chain"));
        for (Path file : files(from.resolve("chain"))) {
            Files.copy(file, to.resolve("chain").resolve(file.getFileName()));
        }
        return to;
    }

    private static Path longest(Path place, String ending) throws IOException {
        Path longest = place;
        long size = -1;
        for (Path file : files(place.resolve("chain"))) {
            if (file.toString().endsWith(ending) && Files.size(file) > size) {
                longest = file;
                size = Files.size(file);
            }
        }
        return longest;
    }

    /** What RocksDB keeps for people is left out. */
    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("LOG"))
                    .sorted()
                    .toList();
        }
    }
}
