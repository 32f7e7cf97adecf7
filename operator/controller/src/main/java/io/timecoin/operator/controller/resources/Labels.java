package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keys of labels and annotations, and the selectors made of them. */
public final class Labels {
    /** Name of the TimeNetwork. */
    public static final String NETWORK = "time-coin.io/network";

    public static final String POOL = "time-coin.io/pool";

    /** The masternode's name within its network, e.g. {@code gold-0}. */
    public static final String MASTERNODE = "time-coin.io/masternode";

    /** Id of the revision that a StatefulSet is stamped with and that a Pod runs. */
    public static final String REVISION = "time-coin.io/revision";

    public static final String TIER = "time-coin.io/tier";

    /** Annotation: hash of the object as the operator last applied it. */
    public static final String APPLIED = "time-coin.io/applied";

    /** Annotation of a StatefulSet: hash of the first block of the chain that its volume holds. */
    public static final String GENESIS = "time-coin.io/genesis";

    /** Annotation of a masternode's key Secret: where its key came from, see {@link KeySecret#source}. */
    public static final String KEY_SOURCE = "time-coin.io/key-source";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String MANAGER = "time-operator";
    private static final String APPLICATION = "app.kubernetes.io/name";

    /** Selects everything that this operator makes, Pods included. */
    public static final String MANAGED = MANAGED_BY + "=" + MANAGER;

    private Labels() {}

    /** Labels of an object of the whole network. */
    public static SortedMap<String, String> ofNetwork(String network) {
        return new TreeMap<>(
                Map.of(APPLICATION, "time-node", MANAGED_BY, MANAGER, NETWORK, network));
    }

    /** Labels of an object of one masternode. */
    public static SortedMap<String, String> ofMasternode(
            String network, RegisteredMasternode masternode) {
        SortedMap<String, String> labels = ofNetwork(network);
        labels.put(MASTERNODE, masternode.name());
        labels.put(POOL, masternode.pool());
        return labels;
    }

    /** The labels that select the Pods of a network. */
    public static SortedMap<String, String> selectingPods(String network) {
        return new TreeMap<>(Map.of(NETWORK, network));
    }

    /** The value of a label, where the object has it. */
    public static Optional<String> find(HasMetadata object, String label) {
        return Optional.ofNullable(object.getMetadata().getLabels()).map(all -> all.get(label));
    }

    /** The value of an annotation, where the object has it. */
    public static Optional<String> findAnnotation(HasMetadata object, String annotation) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(all -> all.get(annotation));
    }
}
