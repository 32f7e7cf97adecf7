package io.timecoin.timecli;

import io.timecoin.api.NodeAccess;
import io.timecoin.api.RpcClient;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Chooses a node and what opens it. */
public final class NodeOptions {
    @Option(
            names = "--rpc-url",
            paramLabel = "URL",
            defaultValue = "${env:TIME_RPC_URL}",
            description =
                    "The node's RPC. Default: a masternode of the network on this machine, or"
                            + " http://127.0.0.1:24101; also TIME_RPC_URL.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--rpc-cookie",
            paramLabel = "FILE",
            defaultValue = "${env:TIME_RPC_COOKIE}",
            description =
                    "The node's cookie, or a file with its token. Default: found by the port, for"
                            + " networks of this machine; also TIME_RPC_COOKIE.")
    private Optional<Path> cookie = Optional.empty();

    /** A client of the node that is meant. */
    public RpcClient client(Machine machine) {
        return new RpcClient(access(machine));
    }

    /** The node that is meant. */
    public NodeAccess access(Machine machine) {
        LocalNodes nodes = new LocalNodes(machine);
        URI uri = url.map(NodeOptions::parse).orElseGet(nodes::usual);
        Optional<Path> file = cookie.or(() -> nodes.cookie(uri));
        return new NodeAccess(uri, file.map(NodeOptions::read));
    }

    private static URI parse(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput("\"" + text + "\" is not a URL: " + e.getMessage());
        }
        throw TimenetException.badInput(
                "\"" + text + "\" is not the URL of a node, such as http://127.0.0.1:24101");
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw TimenetException.notFound(
                    "there is no cookie "
                            + file
                            + ": does the node run? It writes rpc.cookie into its data folder");
        } catch (IOException e) {
            throw TimenetException.failed("the cookie " + file + " cannot be read");
        }
    }
}
