package io.timecoin.operator.controller.observe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.resources.Labels;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the informers hold of one network. It may be a moment old: absence here proves nothing. */
public final class ClusterView {
    /** The kinds that are watched. */
    public static final List<Class<? extends HasMetadata>> KINDS =
            List.of(
                    StatefulSet.class,
                    Pod.class,
                    Service.class,
                    ConfigMap.class,
                    Secret.class,
                    PersistentVolumeClaim.class,
                    PodDisruptionBudget.class,
                    NetworkPolicy.class,
                    ControllerRevision.class);

    private final Map<Class<? extends HasMetadata>, Map<String, HasMetadata>> objects =
            new LinkedHashMap<>();

    /**
     * The view of one pass. The objects come from the informers themselves: the SDK's way to those of a network leads through
     * sets, and so hashes all that every Pod says.
     */
    public ClusterView(TimeNetwork network, Context<TimeNetwork> context) {
        for (Class<? extends HasMetadata> kind : KINDS) {
            Map<String, HasMetadata> byName = new LinkedHashMap<>();
            informer(kind, context)
                    .list(network.getMetadata().getNamespace(), object -> isOf(object, network))
                    .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
                    .forEach(object -> byName.put(object.getMetadata().getName(), object));
            objects.put(kind, byName);
        }
    }

    private static <T extends HasMetadata> InformerEventSource<T, TimeNetwork> informer(
            Class<T> kind, Context<TimeNetwork> context) {
        return (InformerEventSource<T, TimeNetwork>)
                context.eventSourceRetriever().getEventSourceFor(kind);
    }

    private static boolean isOf(HasMetadata object, TimeNetwork network) {
        return Labels.find(object, Labels.NETWORK)
                .filter(network.getMetadata().getName()::equals)
                .isPresent();
    }

    /** The object of this kind and name. */
    public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
        return Optional.ofNullable(ofKind(kind).get(name)).map(kind::cast);
    }

    /** The live counterpart of a desired object. */
    public Optional<HasMetadata> find(HasMetadata desired) {
        return Optional.ofNullable(ofKind(desired.getClass()).get(desired.getMetadata().getName()));
    }

    /** All objects of a kind, by name. */
    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        return ofKind(kind).values().stream().map(kind::cast).toList();
    }

    private Map<String, HasMetadata> ofKind(Class<? extends HasMetadata> kind) {
        return objects.getOrDefault(kind, Map.of());
    }
}
