package io.timecoin.node.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads lists of peers: {@code [{id: hex, address: host:port, name: gold-0}]}. */
final class PeerEntries {
    private static final List<String> KEYS = List.of("id", "address", "name");

    private PeerEntries() {}

    /** Reads a file that holds nothing but the list. */
    static List<ConfiguredPeer> read(Path file) throws BadConfiguration {
        Problems problems = new Problems();
        List<ConfiguredPeer> entries =
                parse(YamlFile.read(file), file.toString() + ": peers", problems);
        problems.throwIfAny();
        return entries;
    }

    /** Reads the list; notes what is wrong under the place. */
    static List<ConfiguredPeer> parse(JsonNode list, String place, Problems problems) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            problems.add(place, "must be a list of {id, address, name}");
            return List.of();
        }
        List<ConfiguredPeer> entries = new ArrayList<>();
        Set<NodeId> ids = new TreeSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = place + "[" + i + "]";
            Optional<ConfiguredPeer> entry = entry(list.get(i), at, problems);
            entry.flatMap(ConfiguredPeer::id)
                    .filter(id -> !ids.add(id))
                    .ifPresent(id -> problems.add(at, "the id " + id + " stands there twice"));
            entry.ifPresent(entries::add);
        }
        return entries;
    }

    private static Optional<ConfiguredPeer> entry(JsonNode node, String place, Problems problems) {
        if (!node.isObject()) {
            problems.add(place, "must be {id, address, name}");
            return Optional.empty();
        }
        node.fieldNames()
                .forEachRemaining(key -> {
                    if (!KEYS.contains(key)) {
                        problems.add(
                                place + "." + key,
                                "unknown key; known keys: " + String.join(", ", KEYS));
                    }
                });
        if (!node.hasNonNull("address")) {
            problems.add(place + ".address", "is missing; it has the form host:port");
            return Optional.empty();
        }
        Optional<NodeId> id =
                node.hasNonNull("id")
                        ? problems.parse(place + ".id", node.get("id").asText(), PeerEntries::id)
                        : Optional.empty();
        return problems.parse(place + ".address", node.get("address").asText(), PeerAddress::parse)
                .map(address -> new ConfiguredPeer(id, address, node.path("name").asText()));
    }

    private static NodeId id(String text) {
        try {
            return NodeId.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a node id of 64 hexadecimal digits", e);
        }
    }
}
