package io.timecoin.timecli;

import io.timecoin.api.NodeAccess;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.local.Processes;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes of networks that {@code timenet} runs on this machine. */
public record LocalNodes(Machine machine) {
    private static final URI USUAL = URI.create("http://127.0.0.1:24101");
    private static final String COOKIE = "rpc.cookie";

    /** Where a node in a container keeps its data. */
    private static final Path DATA_OF_AN_IMAGE = Path.of("/var/lib/time");

    /** A node with its RPC port. */
    private record LocalNode(NodeFolder folder, int port) {
        boolean runs() {
            return folder.process().filter(Processes::isAlive).isPresent();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + port);
        }
    }

    /** The first node that runs, or the usual place. */
    URI usual() {
        return nodes(machine.networks().all())
                .filter(LocalNode::runs)
                .map(LocalNode::uri)
                .findFirst()
                .orElse(USUAL);
    }

    /** All nodes of a network that run. */
    public List<URI> running(NetworkFolder network) {
        return nodes(List.of(network)).filter(LocalNode::runs).map(LocalNode::uri).toList();
    }

    /** A node of this machine with what opens it. */
    public NodeAccess access(URI uri) {
        return new NodeAccess(uri, cookie(uri).map(NodeOptions::read));
    }

    /** The cookie of the node at a URL, if it is one of this machine. */
    public Optional<Path> cookie(URI uri) {
        Path ofImage = DATA_OF_AN_IMAGE.resolve(COOKIE);
        return nodes(machine.networks().all())
                .filter(node -> isLoopback(uri) && node.port() == uri.getPort())
                .map(node -> node.folder().data().resolve(COOKIE))
                .findFirst()
                .or(() -> Optional.of(ofImage).filter(Files::isReadable));
    }

    private static boolean isLoopback(URI uri) {
        return List.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost());
    }

    private static Stream<LocalNode> nodes(List<NetworkFolder> networks) {
        return networks.stream()
                .flatMap(network ->
                        StateFiles.read(network.ports(), PortBlock.class).stream()
                                .flatMap(ports -> nodes(network, ports)));
    }

    private static Stream<LocalNode> nodes(NetworkFolder network, PortBlock ports) {
        return network.nodes().stream()
                .flatMap(node ->
                        node.assignment().stream()
                                .map(Assignment::slot)
                                .map(slot -> new LocalNode(node, ports.rpc(slot))));
    }
}
