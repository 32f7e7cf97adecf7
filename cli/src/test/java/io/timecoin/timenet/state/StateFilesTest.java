package io.timecoin.timenet.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aRecordIsReadAsItWasWritten() {
        ProcessRecord process =
                new ProcessRecord(7, Instant.parse("2026-11-01T00:00:00.123Z"), "r", 1, null);
        Path file = folder.resolve("new folder/process.json");

        StateFiles.write(file, process);

        assertThat(StateFiles.read(file, ProcessRecord.class)).contains(process);
    }

    @Test
    void aFileThatIsNotThereHoldsNothing() {
        assertThat(StateFiles.read(folder.resolve("none"), ProcessRecord.class)).isEmpty();
    }

    @Test
    void writingLeavesNothingButTheFile() {
        StateFiles.writeText(folder.resolve("file"), "old");
        StateFiles.writeText(folder.resolve("file"), "new");

        assertThat(folder).isDirectoryContaining(path -> path.endsWith("file"));
        assertThat(folder.toFile().list()).containsExactly("file");
        assertThat(StateFiles.readText(folder.resolve("file"))).contains("new");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = folder.resolve("process.json");
        Files.writeString(file, "{\"pid\": 7, ");

        assertThatThrownBy(() -> StateFiles.read(file, ProcessRecord.class))
                .isInstanceOf(TimenetException.class)
                .hasMessageContainingAll(file.toString(), "damaged");
    }

    @Test
    void namesOfAFolderAreSortedAndHiddenOnesLeftOut() {
        StateFiles.writeText(folder.resolve("b"), "");
        StateFiles.writeText(folder.resolve("a/inside"), "");
        StateFiles.writeText(folder.resolve(".hidden"), "");

        assertThat(StateFiles.names(folder)).containsExactly("a", "b");
        assertThat(StateFiles.names(folder.resolve("none"))).isEmpty();
    }

    @Test
    void aLockIsHeldByOneUntilItIsGivenBack() {
        Path file = folder.resolve("lock");
        StateLock first = StateLock.tryTake(file).orElseThrow();

        assertThat(StateLock.tryTake(file)).isEmpty();
        first.close();
        assertThat(StateLock.tryTake(file)).hasValueSatisfying(StateLock::close);
    }
}
