package io.timecoin.operator.controller.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.operator.controller.resources.Labels;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An object as the operator wants it, stamped with a hash of itself.
 *
 * <p>A live object needs no write if it carries the same hash (so that nothing was taken out of the desired one since)
 * and still holds every field of it (so that nobody changed one since). Fields that others own are left alone.
 */
final class DesiredObject {
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();
    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private final HasMetadata object;
    private final JsonNode tree;
    private final String hash;

    DesiredObject(HasMetadata object) {
        this.object = object;
        tree = tree(object);
        hash = hash(tree);
    }

    HasMetadata stamped() {
        HasMetadata copy = KUBERNETES.clone(object);
        SortedMap<String, String> annotations = new TreeMap<>(copy.getMetadata().getAnnotations());
        annotations.put(Labels.APPLIED, hash);
        copy.getMetadata().setAnnotations(annotations);
        return copy;
    }

    boolean isHeldBy(HasMetadata live) {
        return Labels.findAnnotation(live, Labels.APPLIED).filter(hash::equals).isPresent()
                && holds(tree(live), tree);
    }

    private static JsonNode tree(HasMetadata object) {
        return KUBERNETES.convertValue(object, JsonNode.class);
    }

    private static String hash(JsonNode tree) {
        try {
            Object sortable = CANONICAL.treeToValue(tree, Object.class);
            return Sha256.hash(Bytes.utf8(CANONICAL.writeValueAsString(sortable))).toHex();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(JsonNode live, JsonNode desired) {
        if (isEmpty(desired)) {
            return true;
        }
        if (desired.isObject()) {
            return desired.properties().stream()
                    .allMatch(field -> holds(live.path(field.getKey()), field.getValue()));
        }
        if (desired.isArray()) {
            return live.size() == desired.size()
                    && IntStream.range(0, desired.size())
                            .allMatch(i -> holds(live.path(i), desired.get(i)));
        }
        return live.equals(desired) || isSameQuantity(live.asText(), desired.asText());
    }

    /** The API server leaves out what is empty. */
    private static boolean isEmpty(JsonNode desired) {
        return desired.isNull()
                || (desired.isContainerNode() && desired.isEmpty())
                || (desired.isTextual() && desired.textValue().isEmpty());
    }

    /** The API server writes quantities its own way: 1000m as 1. */
    private static boolean isSameQuantity(String live, String desired) {
        try {
            return new Quantity(live).equals(new Quantity(desired));
        } catch (IllegalArgumentException noQuantity) {
            return false;
        }
    }
}
