package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.store.ChainStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
    @TempDir private Path directory;

    private List<TestNode> nodes = List.of();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (TestNode node : nodes) {
            node.stop();
        }
    }

    @Test
    void aNetworkOfOneCommitsAloneAndGoesOnAfterARestart() throws Exception {
        nodes = TestNode.network(directory, 1);
        TestNode node = nodes.getFirst();
        node.start();
        node.awaitHeight(2);
        node.stop();

        long stored;
        try (ChainStore store = openStore(node)) {
            stored = store.load().head().orElseThrow().height();
            assertThat(stored).isGreaterThanOrEqualTo(2);
            assertThat(store.verify()).isEqualTo(stored + 1);
        }

        node.start();
        assertThat(node.height()).isGreaterThanOrEqualTo(stored);
        node.awaitHeight(stored + 2);
    }

    @Test
    void fourNodesFormAMeshCommitBlocksAndTakeOneBackAfterARestart() throws Exception {
        nodes = TestNode.network(directory, 4);
        for (TestNode node : nodes) {
            node.start();
        }
        TestNode.connect(nodes);
        for (TestNode node : nodes) {
            node.awaitPeers(3);
            node.awaitHeight(2);
        }

        TestNode absent = nodes.getLast();
        absent.stop();
        TestNode present = nodes.getFirst();
        long missed = present.height() + 3;
        present.awaitHeight(missed);
        absent.start();
        TestNode.connect(nodes);
        absent.awaitHeight(missed + 1);
        absent.awaitPeers(3);

        for (TestNode node : nodes) {
            node.awaitHeight(missed);
            assertThat(node.hash(missed)).isPresent().isEqualTo(present.hash(missed));
        }
    }

    @Test
    void aNodeBuiltForTheOtherNetworkRunsButNobodyTalksToIt() throws Exception {
        nodes = TestNode.network(directory, 2);
        nodes.getFirst().start();
        nodes.getLast().start(Map.of("network", "Mainnet"));
        TestNode.connect(nodes);

        for (TestNode node : nodes) {
            node.awaitFailedHandshake();
            assertThat(node.status().get("peers")).isEmpty();
        }
        assertThat(nodes.getLast().status().get("network").asText()).isEqualTo("Mainnet");
    }

    @Test
    void dataAreVerifiedBackedUpAndFetchedAgainByCommand() throws Exception {
        nodes = TestNode.network(directory, 1);
        TestNode node = nodes.getFirst();
        node.start();
        node.awaitHeight(1);
        node.stop();
        String config = node.configFile().toString();

        assertThat(Main.commandLine().execute("verify", "--config", config))
                .isEqualTo(ExitCode.STOPPED);
        assertThat(Main.commandLine().execute("resync", "--config", config))
                .isEqualTo(ExitCode.STOPPED);

        try (ChainStore store = openStore(node)) {
            assertThat(store.load().head()).isEmpty();
            assertThat(store.load().consensusRecord()).isPresent();
        }
    }

    @Test
    void aPortInUseIsNamedAndNothingStaysOpen() throws Exception {
        nodes = TestNode.network(directory, 1);
        TestNode node = nodes.getFirst();
        for (String setting : List.of("p2p.listen", "rpc.listen")) {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                String address = "127.0.0.1:" + taken.getLocalPort();
                NodeSetup colliding = node.setup(Map.of(setting, address));

                assertThatThrownBy(() -> Node.start(colliding, LoopClock.system()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                        .hasMessageContaining("Stop the program that holds the port");
            }
        }

        node.start();
        node.awaitHeight(1);
    }

    private static ChainStore openStore(TestNode node) throws Exception {
        NodeSetup setup = node.setup(Map.of());
        return ChainStore.open(setup.config().dataDir(), setup.identity());
    }
}
