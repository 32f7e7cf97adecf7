package io.timecoin.timenet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aCopyOutlivesTheBuildThatItWasMadeFrom() throws IOException {
        Program installed = program("one").installedIn(programs());

        Files.delete(folder.resolve("one.jar"));

        assertThat(installed.classPath())
                .containsExactly(programs().resolve("one").resolve("one.jar"))
                .allSatisfy(jar -> assertThat(jar).hasContent("code of one"));
    }

    @Test
    void installingAgainChangesNothing() throws IOException {
        Program first = program("one").installedIn(programs());

        assertThat(program("one").installedIn(programs())).isEqualTo(first);
        assertThat(programs().toFile().list()).containsExactly("one");
    }

    @Test
    void copiesThatNobodyRunsAreRemoved() throws IOException {
        program("old").installedIn(programs());
        program("running").installedIn(programs());
        Program current = program("new").installedIn(programs());

        current.removeOthers(programs(), List.of("running"));

        assertThat(programs().toFile().list()).containsExactlyInAnyOrder("new", "running");
    }

    @Test
    void classesInFoldersAreUsedWhereTheyAre() throws IOException {
        Program inPlace = new Program("id", List.of(folder));

        assertThat(inPlace.installedIn(programs())).isEqualTo(inPlace);
    }

    private Program program(String id) throws IOException {
        Path jar = Files.writeString(folder.resolve(id + ".jar"), "code of " + id);
        return new Program(id, List.of(jar));
    }

    private Path programs() {
        return folder.resolve("programs");
    }
}
