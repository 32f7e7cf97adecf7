package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ImagePullPolicy;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.Tier;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The container of a node: ports, probes, limits. */
public final class NodeContainer {
    /** Its name in the Pod. */
    public static final String NAME = "node";

    /** Ten minutes to open a large database; only then may liveness restart it. */
    private static final int STARTUP_FAILURES = 300;

    private static final int STARTUP_PERIOD_SECONDS = 2;

    /** A minute without an answer of the owner thread: nothing but a restart helps. Syncing is no failure. */
    private static final int LIVENESS_FAILURES = 6;

    private static final int LIVENESS_PERIOD_SECONDS = 10;

    /** Short, since a wave waits for it. */
    private static final int READINESS_PERIOD_SECONDS = 2;

    private static final int PROBE_TIMEOUT_SECONDS = 2;

    /** A node is about 110 MB resident; the rest is room for the page cache and a large sync. */
    private static final SortedMap<String, Quantity> REQUESTS =
            Collections.unmodifiableSortedMap(
                    new TreeMap<>(
                            Map.of("cpu", new Quantity("100m"), "memory", new Quantity("192Mi"))));

    private static final Map<String, Quantity> LIMITS = Map.of("memory", new Quantity("384Mi"));

    private NodeContainer() {}

    static Container of(TimeNetwork network, MasternodePool pool, List<EnvVar> environment) {
        Ports ports = Ports.of(network.getSpec().chain().network());
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(network.getSpec().image())
                .withImagePullPolicy(text(network.getSpec().imagePullPolicy()))
                .withEnv(environment)
                .addNewPort()
                .withName(Ports.P2P)
                .withContainerPort(ports.p2p())
                .withProtocol("TCP")
                .endPort()
                .addNewPort()
                .withName(Ports.RPC)
                .withContainerPort(ports.rpc())
                .withProtocol("TCP")
                .endPort()
                .withResources(resources(pool))
                .withSecurityContext(securityContext())
                .withStartupProbe(probe("/health/live", STARTUP_PERIOD_SECONDS, STARTUP_FAILURES))
                .withLivenessProbe(
                        probe("/health/live", LIVENESS_PERIOD_SECONDS, LIVENESS_FAILURES))
                .withReadinessProbe(probe("/health/ready", READINESS_PERIOD_SECONDS, 2))
                .withVolumeMounts(
                        PodTemplate.mounts().entrySet().stream()
                                .map(mount -> mount(mount.getKey(), mount.getValue()))
                                .toList())
                .build();
    }

    private static ResourceRequirements resources(MasternodePool pool) {
        ResourceRequirements wanted = pool.resources();
        boolean empty = wanted.getRequests().isEmpty() && wanted.getLimits().isEmpty();
        return empty
                ? new ResourceRequirementsBuilder()
                        .withRequests(REQUESTS)
                        .withLimits(LIMITS)
                        .build()
                : wanted;
    }

    private static SecurityContext securityContext() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    private static Probe probe(String path, int periodSeconds, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(Ports.RPC))
                .endHttpGet()
                .withPeriodSeconds(periodSeconds)
                .withTimeoutSeconds(PROBE_TIMEOUT_SECONDS)
                .withFailureThreshold(failures)
                .build();
    }

    /** A single file is mounted from an object that never changes; directories follow theirs. */
    private static VolumeMount mount(String volume, String path) {
        boolean file = path.endsWith(".yaml");
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withSubPath(file ? ConfigMaps.SETTINGS_FILE : null)
                .withReadOnly(path.startsWith("/etc/") ? true : null)
                .build();
    }

    static String text(Tier tier) {
        return switch (tier) {
            case FREE -> "Free";
            case BRONZE -> "Bronze";
            case SILVER -> "Silver";
            case GOLD -> "Gold";
        };
    }

    private static String text(ImagePullPolicy policy) {
        return switch (policy) {
            case ALWAYS -> "Always";
            case IF_NOT_PRESENT -> "IfNotPresent";
            case NEVER -> "Never";
        };
    }
}
