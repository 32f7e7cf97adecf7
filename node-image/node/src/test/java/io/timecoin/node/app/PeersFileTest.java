package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersFileTest {
    private static final ConfiguredPeer FIRST = peer("first", 1);
    private static final ConfiguredPeer SECOND = peer("second", 2);

    @TempDir private Path directory;
    private Path path;
    private PeersFile file;

    @BeforeEach
    void createFile() {
        path = directory.resolve("peers.yaml");
        file = new PeersFile(path);
    }

    private static ConfiguredPeer peer(String name, int port) {
        return new ConfiguredPeer(Optional.empty(), new PeerAddress("127.0.0.1", port), name);
    }

    /** As Kubernetes does it: the new file takes the place of the old one. */
    private void replace(String text) throws IOException {
        Path fresh = directory.resolve("fresh");
        Files.writeString(fresh, text);
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theListIsReadOnceAndAgainWhenItChanges() throws Exception {
        replace("- {address: 127.0.0.1:1, name: first}");

        assertThat(file.readIfChanged()).contains(List.of(FIRST));
        assertThat(file.readIfChanged()).isEmpty();

        replace("[{\"address\": \"127.0.0.1:2\", \"name\": \"second\"}]");

        assertThat(file.readIfChanged()).contains(List.of(SECOND));
    }

    @Test
    void aBadVersionIsToldOnceAndTheNextGoodOneIsRead() throws Exception {
        replace("- {adress: 127.0.0.1:1}");

        assertThatThrownBy(file::readIfChanged).hasMessageContaining("adress: unknown key");
        assertThat(file.readIfChanged()).isEmpty();

        replace("- {address: 127.0.0.1:1, name: first}");

        assertThat(file.readIfChanged()).contains(List.of(FIRST));
    }

    @Test
    void aMissingFileIsToldAndReadWhenItIsThere() throws Exception {
        assertThatThrownBy(file::readIfChanged).hasMessageContaining("there is no such file");
        assertThat(file.readIfChanged()).isEmpty();

        replace("- {address: 127.0.0.1:1, name: first}");

        assertThat(file.readIfChanged()).contains(List.of(FIRST));
    }
}
