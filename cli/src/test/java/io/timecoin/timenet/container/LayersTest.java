package io.timecoin.timenet.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
    private static final Instant TIME = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir Path folder;

    @Test
    void aFileKeepsItsTimeAndItsPermissions() throws IOException {
        Path program = Files.createFile(folder.resolve("program"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(program, FileTime.from(TIME));

        FileEntry entry =
                Layers.tree("layer", folder, Path.of("/app")).getEntries().stream()
                        .filter(found -> found.getSourceFile().equals(program))
                        .findFirst()
                        .orElseThrow();

        assertThat(entry.getExtractionPath()).hasToString("/app/program");
        assertThat(entry.getModificationTime()).isEqualTo(TIME);
        assertThat(entry.getPermissions().toOctalString()).isEqualTo("751");
        assertThat(entry.getOwnership()).isEqualTo("0:0");
    }
}
