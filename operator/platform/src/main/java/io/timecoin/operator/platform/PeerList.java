package io.timecoin.operator.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.timecoin.crds.v1alpha1.spec.Peer;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the list of peers that all nodes of a network read, and read again when it changes. */
public final class PeerList {
    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build());

    private PeerList() {}

    /**
     * A masternode as its peers know it.
     *
     * @param address where they reach it, host:port
     */
    public record Entry(String name, PublicKey key, String address) {}

    /** The network's own masternodes, then the others. */
    public static String render(List<Entry> masternodes, List<Peer> others) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (Entry masternode : masternodes) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("id", NodeId.of(masternode.key()).toHex());
            entry.put("address", masternode.address());
            entry.put("name", masternode.name());
            entries.add(entry);
        }
        for (Peer other : others) {
            Map<String, String> entry = new LinkedHashMap<>();
            if (other.id() != null) {
                entry.put("id", other.id());
            }
            entry.put("address", other.address());
            entries.add(entry);
        }
        return write(entries);
    }

    private static String write(Object entries) {
        try {
            return YAML.writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
