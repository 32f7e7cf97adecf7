package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/** Labels and names that the operator gives to the objects of a network. */
public final class ClusterLabels {
    /** Name of the TimeNetwork. */
    public static final String NETWORK = "time-coin.io/network";

    /** Name of a masternode within its network, e.g. {@code gold-0}. */
    public static final String MASTERNODE = "time-coin.io/masternode";

    /** Container of the node in the Pod of a masternode. */
    public static final String CONTAINER = "node";

    private ClusterLabels() {}

    /** The Pod of a masternode. */
    public static String pod(String network, String masternode) {
        return network + "-" + masternode + "-0";
    }

    /** The Secret with a masternode's key and the token of its RPC port. */
    static String keySecret(String network, String masternode) {
        return network + "-" + masternode + "-key";
    }

    /** The Secret with the key that the genesis of a test network pays, where the spec names none. */
    static String fundingSecret(String network) {
        return network + "-funding";
    }

    /** The value of a label, where the object has it. */
    static Optional<String> find(HasMetadata object, String label) {
        return Optional.ofNullable(object.getMetadata().getLabels())
                .map((Map<String, String> all) -> all.get(label));
    }
}
