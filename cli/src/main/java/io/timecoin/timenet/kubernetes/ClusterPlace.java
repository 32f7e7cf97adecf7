package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.place.Documents;
import io.timecoin.timenet.place.KeptImage;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A namespace of a Kubernetes cluster. */
public final class ClusterPlace implements Place {
    /** The operator's tag; {@code manifests/operator} names the same. */
    private static final ImageReference OPERATOR = ImageReference.parse("time-operator:1.0.0");

    private static final String DEFAULT_NAMESPACE = "default";

    private final Machine machine;
    private final Cluster cluster;
    private final Optional<String> namespace;
    private @Nullable KubernetesClient client;

    /**
     * A place that connects when it is first asked.
     *
     * @param namespace default: that of the kubeconfig's context
     */
    public ClusterPlace(Machine machine, Cluster cluster, Optional<String> namespace) {
        this.machine = machine;
        this.cluster = cluster;
        this.namespace = namespace;
    }

    @Override
    public String description() {
        return cluster.description() + ", namespace " + namespace();
    }

    private String namespace() {
        return namespace
                .or(() -> Optional.ofNullable(cluster.config().getNamespace()))
                .orElse(DEFAULT_NAMESPACE);
    }

    private KubernetesClient client() {
        KubernetesClient connected = client;
        if (connected == null) {
            Config config = cluster.config();
            connected = new KubernetesClientBuilder().withConfig(config).build();
            client = connected;
        }
        return connected;
    }

    @Override
    public List<PlacedNetwork> networks() {
        if (!Installation.isKnown(client())) {
            return List.of();
        }
        return client()
                .resources(TimeNetwork.class)
                .inNamespace(namespace())
                .list()
                .getItems()
                .stream()
                .map(network -> network.getMetadata().getName())
                .sorted()
                .map(this::named)
                .toList();
    }

    /** The operator that acts on the networks here. */
    public ClusterOperator operator() {
        return new ClusterOperator(client());
    }

    private PlacedNetwork named(String name) {
        return new ClusterNetwork(machine, cluster, client(), namespace(), name);
    }

    @Override
    public PlacedNetwork bringUp(TimeNetwork applied, String source) {
        cluster.start();
        String name = applied.getMetadata().getName();
        TimeNetwork wanted =
                find(name).map(known -> change(known, applied, source)).orElse(applied);
        ClusterImages images = new ClusterImages(machine, cluster, client());
        images.require(OPERATOR);
        images.require(ImageReference.parse(wanted.getSpec().image()));
        new Installation(machine, cluster, client()).ensure();
        ensureNamespace();
        apply(wanted, applied.getSpec().image());
        return named(name);
    }

    private Optional<TimeNetwork> find(String name) {
        return Installation.isKnown(client())
                ? Optional.ofNullable(
                        client().resources(TimeNetwork.class)
                                .inNamespace(namespace())
                                .withName(name)
                                .get())
                : Optional.empty();
    }

    /** Checked here too, so that nothing is built or loaded for a change that would be refused. */
    private TimeNetwork change(TimeNetwork known, TimeNetwork applied, String source) {
        Documents documents = new Documents();
        documents.checkChange(known, applied, source);
        Optional<String> before = ClusterNetwork.appliedImage(known);
        Optional<String> kept = KeptImage.of(before, known, applied);
        String name = known.getMetadata().getName();
        kept.ifPresent(image -> machine.terminal().say(KeptImage.notice(name, image)));
        return kept.map(image -> documents.withImage(applied, image)).orElse(applied);
    }

    private void ensureNamespace() {
        if (cluster.mayInstall() && client().namespaces().withName(namespace()).get() == null) {
            client().resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(namespace())
                                    .endMetadata()
                                    .build())
                    .create();
        }
    }

    private void apply(TimeNetwork wanted, String imageInFile) {
        wanted.getMetadata().setNamespace(namespace());
        wanted.getMetadata().setAnnotations(Map.of(ClusterNetwork.APPLIED_IMAGE, imageInFile));
        client().resource(wanted).fieldManager("timenet").forceConflicts().serverSideApply();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
