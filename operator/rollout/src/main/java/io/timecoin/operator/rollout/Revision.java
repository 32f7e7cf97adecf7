package io.timecoin.operator.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What masternodes run: image and settings under one id. The platform keeps the whole template under that id, as long
 * as a masternode or {@code status.stable} names it.
 *
 * @param id hash of the parts of the spec whose change needs a restart; the same parts give the same id
 * @param version the image's tag, which its nodes report
 */
public record Revision(String id, String image, String version) {

    /** Hex digits of an id: short enough for names and labels, long enough for the revisions of one network. */
    private static final int ID_DIGITS = 10;

    /** Parts of a pool that restart no masternode: {@code replicas} scales, a volume grows while it is in use. */
    private static final List<String> POOL_PARTS_WITHOUT_RESTART = List.of("replicas", "storage");

    private static final JsonMapper CANONICAL =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
                    .build();

    /** The revision that a spec asks for: its image, its pools without their size, and {@code rollout.restartAt}. */
    public static Revision of(TimeNetworkSpec spec) {
        ObjectNode parts = CANONICAL.createObjectNode();
        parts.put("image", spec.image());
        parts.put("restartAt", spec.rollout().restartAt());
        parts.set("imagePullSecrets", CANONICAL.valueToTree(spec.imagePullSecrets()));
        ArrayNode pools = parts.putArray("pools");
        spec.masternodes().stream()
                .sorted(Comparator.comparing(MasternodePool::name))
                .forEach(pool -> pools.add(partsOf(pool)));
        return of(hash(parts), spec.image());
    }

    /** The revision of this id, e.g. the one that {@code status.stable} names. */
    public static Revision of(String id, String image) {
        return new Revision(id, image, ImageReference.parse(image).tag());
    }

    private static ObjectNode partsOf(MasternodePool pool) {
        ObjectNode parts = CANONICAL.valueToTree(pool);
        return parts.remove(POOL_PARTS_WITHOUT_RESTART);
    }

    private static String hash(ObjectNode parts) {
        try {
            byte[] text = CANONICAL.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256 and a JSON tree is text", e);
        }
    }
}
