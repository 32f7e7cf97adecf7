package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.operator.rollout.Revision;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A revision kept whole: what its Pods look like, whatever the spec or a newer operator would make of them by then.
 *
 * @param pools Pod templates by pool
 */
public record RevisionContent(String id, String image, SortedMap<String, PodTemplateSpec> pools) {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    /** What a ControllerRevision holds. */
    record Data(String image, SortedMap<String, PodTemplateSpec> pools) {}

    /** The revision that the spec asks for. */
    public static RevisionContent of(TimeNetwork network) {
        NodeSettings settings = NodeSettings.of(network.getSpec().chain().network());
        SortedMap<String, PodTemplateSpec> pools = new TreeMap<>();
        for (MasternodePool pool : network.getSpec().masternodes()) {
            pools.put(pool.name(), PodTemplate.of(network, pool, settings));
        }
        return new RevisionContent(
                Revision.of(network.getSpec()).id(), network.getSpec().image(), pools);
    }

    /** The revision that an object keeps; empty if it keeps something else. */
    public static Optional<RevisionContent> read(ControllerRevision stored) {
        Optional<String> id = Labels.find(stored, Labels.REVISION);
        try {
            Data data = JSON.convertValue(stored.getData(), Data.class);
            return id.map(known -> new RevisionContent(known, data.image(), data.pools()));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Names of the ConfigMaps that its Pods mount. */
    public Set<String> configMaps() {
        return pools.values().stream()
                .flatMap(template -> template.getSpec().getVolumes().stream())
                .map(Volume::getConfigMap)
                .filter(Objects::nonNull)
                .map(ConfigMapVolumeSource::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it knows how the Pods of a pool look. */
    public boolean hasPool(String pool) {
        return pools.containsKey(pool);
    }

    /** With the template of a pool that left the spec while its masternodes are still there: as it was, in the new image. */
    public RevisionContent withPoolOf(RevisionContent other, String pool) {
        PodTemplateSpec template = other.pools().get(pool);
        if (template == null) {
            return this;
        }
        SortedMap<String, PodTemplateSpec> more = new TreeMap<>(pools);
        more.put(
                pool,
                new PodTemplateSpecBuilder(template)
                        .editSpec()
                        .editMatchingContainer(
                                container -> NodeContainer.NAME.equals(container.getName()))
                        .withImage(image)
                        .endContainer()
                        .endSpec()
                        .build());
        return new RevisionContent(id, image, more);
    }

    /** The object that keeps it; the API server lets nobody change its content. */
    public ControllerRevision resource(TimeNetwork network) {
        Names names = new Names(network.getMetadata().getName());
        SortedMap<String, String> labels = Labels.ofNetwork(names.network());
        labels.put(Labels.REVISION, id);
        return new ControllerRevisionBuilder()
                .withMetadata(Metadata.owned(network, names.revision(id), labels))
                .withRevision(network.getMetadata().getGeneration())
                .withData(new Data(image, pools))
                .build();
    }
}
