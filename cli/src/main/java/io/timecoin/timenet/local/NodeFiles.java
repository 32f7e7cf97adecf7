package io.timecoin.timenet.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.timecoin.crds.v1alpha1.spec.Peer;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        writeIfChanged(node.configuration(), settings);
    }

    /** A masternode as its peers know it. */
    record Member(String name, PublicKey key, int p2pPort) {}

    /** Writes the list of peers: the network's own masternodes, then those of the spec. */
    static void writePeers(NetworkFolder network, List<Member> members, List<Peer> others) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Member member : members) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", NodeId.of(member.key()).toHex());
            entry.put("address", local(member.p2pPort()));
            entry.put("name", member.name());
            entries.add(entry);
        }
        for (Peer other : others) {
            Map<String, Object> entry = new LinkedHashMap<>();
            if (other.id() != null) {
                entry.put("id", other.id());
            }
            entry.put("address", other.address());
            entries.add(entry);
        }
        writeIfChanged(network.peers(), entries);
    }

    private static String local(int port) {
        return "127.0.0.1:" + port;
    }

    /** Nodes watch the list of peers: an equal one is left untouched. */
    private static void writeIfChanged(Path file, Object content) {
        try {
            String text = YAML.writeValueAsString(content);
            if (!StateFiles.readText(file).filter(text::equals).isPresent()) {
                StateFiles.writeText(file, text);
            }
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }
}
