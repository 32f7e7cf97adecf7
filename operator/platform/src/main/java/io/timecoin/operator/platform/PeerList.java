package io.timecoin.operator.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.timecoin.crds.v1alpha1.spec.Peer;
import io.timecoin.node.crypto.NodeId;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Renders the list of peers that all nodes of a network read, and read again when it changes. */
public final class PeerList {
    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build());

    private PeerList() {}

    /**
     * The network's own masternodes, then the others.
     *
     * @param address where the peers of a masternode reach it, host:port
     */
    public static String render(
            List<KeyedMasternode> masternodes,
            Function<KeyedMasternode, String> address,
            List<Peer> others) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (KeyedMasternode masternode : masternodes) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("id", NodeId.of(masternode.key()).toHex());
            entry.put("address", address.apply(masternode));
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
