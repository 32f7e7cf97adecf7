package io.timecoin.timenet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void eachMasternodeGetsPlaceKeyAndConfiguration() throws IOException {
        NetworkFolder network = network();

        prepare(network);

        NodeFolder silver = network.node("silver-0");
        assertThat(silver.assignment()).contains(new Assignment(1, "silver", 0, ""));
        assertThat(Files.readString(silver.configuration()))
                .contains(
                        "name: \"silver-0\"",
                        "network: \"Testnet\"",
                        "listen: \"127.0.0.1:24102\"",
                        "listen: \"127.0.0.1:24152\"",
                        silver.key().toString());
    }

    @Test
    void aKeyIsReadableByItsOwnerOnly() throws IOException {
        NetworkFolder network = network();

        prepare(network);

        Path key = network.node("gold-0").key();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key))
                .startsWith("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI");
    }

    @Test
    void preparingAgainChangesNothing() throws IOException {
        NetworkFolder network = network();
        List<Preparation.Prepared> first = prepare(network);
        FileTime written = Files.getLastModifiedTime(network.peers());

        List<Preparation.Prepared> second = prepare(network);

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(network.peers())).isEqualTo(written);
    }

    @Test
    void peersAreListedWithIdentityAndAddress() throws IOException {
        NetworkFolder network = network();

        List<Preparation.Prepared> prepared = prepare(network);

        Optional<String> id =
                prepared.stream().map(node -> NodeId.of(node.key()).toHex()).findFirst();
        assertThat(Files.readString(network.peers()))
                .contains("id: \"" + id.orElseThrow() + "\"", "address: \"127.0.0.1:24151\"");
    }

    private NetworkFolder network() {
        return new NetworkFolder(folder.resolve("net work"));
    }

    private static List<Preparation.Prepared> prepare(NetworkFolder network) throws IOException {
        return new Preparation(network, new PortBlock(24_100))
                .prepare(TestNetworks.withImage("time-node:1.0.0"));
    }
}
