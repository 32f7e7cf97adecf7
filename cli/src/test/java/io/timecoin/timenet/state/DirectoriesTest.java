package io.timecoin.timenet.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
    private static final Path HOME = Path.of("/home/a person");

    @Test
    void theXdgVariablesDecide() {
        Directories directories =
                Directories.of(
                        Map.of("XDG_STATE_HOME", "/var/state", "XDG_DATA_HOME", "/var/data"), HOME);

        assertThat(directories.networks()).isEqualTo(Path.of("/var/state/timenet/networks"));
        assertThat(directories.images()).isEqualTo(Path.of("/var/data/timenet/images"));
    }

    @Test
    void withoutThemTheHomeFolderIsUsed() {
        Directories directories = Directories.of(Map.of(), HOME);

        assertThat(directories.networks()).isEqualTo(HOME.resolve(".local/state/timenet/networks"));
        assertThat(directories.programs()).isEqualTo(HOME.resolve(".local/share/timenet/programs"));
    }

    @Test
    void aRelativePathIsIgnored() {
        Directories directories = Directories.of(Map.of("XDG_STATE_HOME", "here"), HOME);

        assertThat(directories).isEqualTo(Directories.of(Map.of(), HOME));
    }

    @Test
    void anotherProcessIsLedToTheSameFolders() {
        Directories directories = new Directories(Path.of("/a"), Path.of("/b"));

        assertThat(Directories.of(directories.asEnvironment(), HOME)).isEqualTo(directories);
    }
}
