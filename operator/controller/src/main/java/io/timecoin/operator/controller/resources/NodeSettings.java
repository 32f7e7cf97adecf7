package io.timecoin.operator.controller.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.timecoin.crds.v1alpha1.spec.ChainNetwork;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration file of the nodes: what is the same for all of a network. A node's name comes from its Pod. */
public record NodeSettings(String yaml) {
    private static final int HASH_DIGITS = 10;
    private static final YAMLMapper YAML =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build());

    /** The settings of the nodes of a network of this kind. */
    public static NodeSettings of(ChainNetwork network) {
        Ports ports = Ports.of(network);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("network", name(network));
        settings.put("dataDir", PodTemplate.DATA_DIRECTORY);
        settings.put("genesisFile", PodTemplate.GENESIS_DIRECTORY + "/" + ConfigMaps.GENESIS_FILE);
        settings.put("keyFile", PodTemplate.KEY_DIRECTORY + "/" + KeySecret.KEY);
        settings.put("p2p", Map.of("listen", "0.0.0.0:" + ports.p2p()));
        Map<String, String> rpc = new LinkedHashMap<>();
        rpc.put("listen", "0.0.0.0:" + ports.rpc());
        rpc.put("tokenFile", PodTemplate.KEY_DIRECTORY + "/" + KeySecret.RPC_TOKEN);
        settings.put("rpc", rpc);
        settings.put("peersFile", PodTemplate.PEERS_DIRECTORY + "/" + ConfigMaps.PEERS_FILE);
        settings.put("log", Map.of("format", "json"));
        return new NodeSettings(write(settings));
    }

    /** A short name for this text. */
    public String hash() {
        return Sha256.hash(Bytes.utf8(yaml)).toHex().substring(0, HASH_DIGITS);
    }

    private static String name(ChainNetwork network) {
        return switch (network) {
            case TESTNET -> "Testnet";
            case MAINNET -> "Mainnet";
        };
    }

    private static String write(Map<String, Object> settings) {
        try {
            return YAML.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
