package io.timecoin.timenet.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the configuration that nodes read: one file each, and one list of peers for all. */
final class NodeFiles {
    /** A network on one machine connects at once: other nodes are up or will be within seconds. */
    private static final String FIRST_DIAL_BACKOFF = "250ms";

    private static final String MAX_DIAL_BACKOFF = "2s";

    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build());

    private NodeFiles() {}

    /** Writes a node's own file. */
    static void writeConfiguration(
            NetworkFolder network, String chain, NodeFolder node, int rpcPort, int p2pPort) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", node.name());
        settings.put("network", chain);
        settings.put("dataDir", node.data().toString());
        settings.put("genesisFile", network.genesis().toString());
        settings.put("keyFile", node.key().toString());
        settings.put("p2p", Map.of("listen", local(p2pPort)));
        settings.put("rpc", Map.of("listen", local(rpcPort)));
        settings.put("peersFile", network.peers().toString());
        settings.put("dialBackoffInitial", FIRST_DIAL_BACKOFF);
        settings.put("dialBackoffMax", MAX_DIAL_BACKOFF);
        writeIfChanged(node.configuration(), yaml(settings));
    }

    /** Writes the list of peers: the network's own masternodes, then those of the spec. */
    static void writePeers(NetworkFolder network, String peers) {
        writeIfChanged(network.peers(), peers);
    }

    /** An address on this machine. */
    static String local(int port) {
        return "127.0.0.1:" + port;
    }

    private static String yaml(Map<String, Object> settings) {
        try {
            return YAML.writeValueAsString(settings);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nodes watch the list of peers: an equal one is left untouched. */
    private static void writeIfChanged(Path file, String text) {
        if (!StateFiles.readText(file).filter(text::equals).isPresent()) {
            StateFiles.writeText(file, text);
        }
    }
}
