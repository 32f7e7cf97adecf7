package io.timecoin.operator.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import java.util.function.Consumer;

/** Networks as people write them, for tests. */
public final class Networks {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private Networks() {}

    /** One masternode of each tier, blocks every 2 s and the quick gates of the example. */
    public static final String FOUR =
            """
            {"image": "time-node:1.0.0",
             "chain": {"network": "Testnet", "blockInterval": "2s"},
             "masternodes": [
               {"name": "gold", "tier": "Gold", "replicas": 1},
               {"name": "silver", "tier": "Silver", "replicas": 1},
               {"name": "bronze", "tier": "Bronze", "replicas": 1},
               {"name": "free", "tier": "Free", "replicas": 1}],
             "rollout": {"gates": {"handshakes": {"stableFor": "4s"}, "interval": "1s", "samples": 3}}}
            """;

    public static TimeNetworkSpec spec(String json) {
        try {
            return JSON.readValue(json, TimeNetworkSpec.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the spec of a test cannot be read", e);
        }
    }

    /** A spec of so many gold masternodes in one pool. */
    public static TimeNetworkSpec gold(int masternodes) {
        return spec(
                """
                {"image": "time-node:1.0.0",
                 "chain": {"network": "Testnet", "blockInterval": "2s"},
                 "masternodes": [{"name": "gold", "tier": "Gold", "replicas": %d}],
                 "rollout": {"gates": {"handshakes": {"stableFor": "4s"}, "interval": "1s", "samples": 3}}}
                """
                        .formatted(masternodes));
    }

    /** The same spec with some of its fields changed. */
    public static TimeNetworkSpec edit(TimeNetworkSpec spec, Consumer<ObjectNode> change) {
        ObjectNode tree = JSON.valueToTree(spec);
        change.accept(tree);
        return spec(tree.toString());
    }

    public static TimeNetworkSpec withImage(TimeNetworkSpec spec, String image) {
        return edit(spec, tree -> tree.put("image", image));
    }

    /** The same spec with fields of its rollout changed. */
    public static TimeNetworkSpec withRollout(TimeNetworkSpec spec, Consumer<ObjectNode> change) {
        return edit(spec, tree -> change.accept(tree.withObject("/rollout")));
    }

    public static TimeNetwork resource(TimeNetworkSpec spec) {
        TimeNetwork network = new TimeNetwork();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName("testnet");
        metadata.setGeneration(1L);
        network.setMetadata(metadata);
        network.setSpec(spec);
        return network;
    }
}
