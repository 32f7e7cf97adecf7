package io.timecoin.operator.controller.storage;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.status.Finding;
import io.timecoin.operator.rollout.Words;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets volumes grow with the spec. They grow in use: it restarts nobody. */
public final class VolumeGrowth {
    private static final String TYPE = "VolumesMatch";
    private static final String REFUSED = "VolumeGrowthRefused";
    private static final String STORAGE = "storage";

    /** Status of an answer to a change that is well-formed but invalid. */
    private static final int UNPROCESSABLE = 422;

    private final TimeNetwork network;
    private final ClusterView cluster;
    private final Applier applier;
    private final StorageClasses classes;
    private final List<String> refused = new ArrayList<>();
    private final List<String> growing = new ArrayList<>();

    public VolumeGrowth(
            TimeNetwork network, ClusterView cluster, Applier applier, StorageClasses classes) {
        this.network = network;
        this.cluster = cluster;
        this.applier = applier;
        this.classes = classes;
    }

    /** Asks for what is missing; tells whether every volume is as large as the spec asks for. */
    public Finding grow() {
        VolumeClaims claims = new VolumeClaims(network, cluster, classes);
        List<PersistentVolumeClaim> all = cluster.all(PersistentVolumeClaim.class);
        for (PersistentVolumeClaim claim : all) {
            Labels.find(claim, Labels.POOL)
                    .filter(this::isInSpec)
                    .ifPresent(pool -> grow(claim, claims.storage(pool).size()));
        }
        if (!refused.isEmpty()) {
            return new Finding(
                    TYPE,
                    false,
                    REFUSED,
                    Words.few(refused)
                            + "; let the class allow it (allowVolumeExpansion), or add a pool with another class and shrink this one");
        }
        return growing.isEmpty()
                ? new Finding(
                        TYPE,
                        true,
                        "AsExpected",
                        Words.count(all.size(), "volume") + " as large as the spec asks for")
                : new Finding(TYPE, false, "VolumesGrowing", Words.few(growing));
    }

    /** Whether a person has to act for the volumes to grow. */
    public static boolean isRefused(Finding finding) {
        return finding.reason().equals(REFUSED);
    }

    private boolean isInSpec(String pool) {
        return network.getSpec().masternodes().stream().anyMatch(one -> one.name().equals(pool));
    }

    private void grow(PersistentVolumeClaim claim, String size) {
        Quantity wanted = new Quantity(size);
        String measured =
                "%s has %s, wants %s".formatted(claim.getMetadata().getName(), has(claim), size);
        if (isSmaller(requested(claim), wanted) && !isBound(claim)) {
            growing.add(measured + " as soon as it is bound");
        } else if (isSmaller(requested(claim), wanted)) {
            refusal(claim, size)
                    .ifPresentOrElse(
                            why -> refused.add(measured + ": " + why), () -> growing.add(measured));
        } else if (isSmaller(has(claim), wanted)) {
            growing.add(measured);
        }
    }

    /** Asks for the size; what speaks against it, if something does. */
    private Optional<String> refusal(PersistentVolumeClaim claim, String size) {
        String storageClass = claim.getSpec().getStorageClassName();
        if (classes.refusesGrowth(storageClass)) {
            return Optional.of(
                    "%s does not let volumes grow"
                            .formatted(
                                    storageClass == null
                                            ? "the storage class"
                                            : "storage class " + storageClass));
        }
        try {
            applier.grow(claim, size);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN && e.getCode() != UNPROCESSABLE) {
                throw e;
            }
            return Optional.of(
                    e.getStatus() == null ? "refused" : String.valueOf(e.getStatus().getMessage()));
        }
    }

    private static boolean isBound(PersistentVolumeClaim claim) {
        return claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase());
    }

    private static Quantity requested(PersistentVolumeClaim claim) {
        return requireNonNull(
                claim.getSpec().getResources().getRequests().get(STORAGE),
                "a claim asks for storage");
    }

    /** What there is; until the claim is bound, what was asked for. */
    private static Quantity has(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.getStatus())
                .map(status -> status.getCapacity())
                .map(capacity -> capacity.get(STORAGE))
                .orElseGet(() -> requested(claim));
    }

    private static boolean isSmaller(Quantity one, Quantity other) {
        return one.getNumericalAmount().compareTo(other.getNumericalAmount()) < 0;
    }
}
