package io.timecoin.operator.controller.cluster;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.RunningOperator;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A namespace with one network, its scripted nodes, and the operator. */
final class TestCluster implements AutoCloseable {
    /** Four masternodes with blocks every second, and gates that judge within seconds. */
    static final String YAML =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet}
            spec:
              image: time-node:1.0.0
              chain: {network: Testnet, blockInterval: 1s}
              masternodes:
              - {name: gold, tier: Gold, replicas: 2}
              - {name: silver, tier: Silver}
              - {name: free, tier: Free}
              rollout:
                progressDeadline: 1m
                gates: {interval: 200ms, samples: 2, handshakes: {stableFor: 500ms}, blocks: {minAdvance: 1}}
            """;

    /** Name of the Lease of operators that a test lets elect one. */
    static final String LEASE = "operators-of-a-test";

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    final KubernetesClient client;
    final ScriptedNodes nodes;
    private final Function<String, KubernetesClient> operatorClients;
    private final String namespace = "test-" + UUID.randomUUID();
    private final StatefulSetController controller;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private @Nullable RunningOperator operator;

    TestCluster(ApiServer.Running server) {
        this(server, YAML);
    }

    /** With the nodes of another network than the usual one. */
    TestCluster(ApiServer.Running server, String yaml) {
        this(server, yaml, _ -> server.client());
    }

    /** With an operator that uses the clients that this gives for a namespace. */
    TestCluster(
            ApiServer.Running server,
            String yaml,
            Function<String, KubernetesClient> operatorClients) {
        this(server, yaml, operatorClients, new ScriptedNodes(Duration.ofSeconds(1)));
    }

    /** With nodes that a test has a say in. */
    TestCluster(
            ApiServer.Running server,
            String yaml,
            Function<String, KubernetesClient> operatorClients,
            ScriptedNodes scripted) {
        this.operatorClients = operatorClients;
        client = server.client();
        createNamespace();
        nodes = scripted;
        TimeNetworkSpec spec = TimeNetworkCodec.parse(yaml).getSpec();
        for (Masternodes.Wanted wanted : Masternodes.of(spec)) {
            MasternodePool pool = wanted.pool();
            nodes.add(wanted.name(), pool.name(), pool.tier());
        }
        controller =
                new StatefulSetController(
                        client,
                        namespace,
                        nodes,
                        List.of(
                                new VolumeController(client, namespace)::step,
                                new GarbageCollector(client, namespace)::step,
                                new DisruptionController(client, namespace)::step));
        startOperator();
    }

    /** Pods that are not of the restricted standard are refused here. */
    private void createNamespace() {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                                .endMetadata()
                                .build())
                .create();
        client.resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName("default")
                                .withNamespace(namespace)
                                .endMetadata()
                                .build())
                .create();
    }

    void startOperator() {
        operator = newOperator(operatorClients.apply(namespace), Optional.empty());
    }

    /** From here on nothing happens by itself. */
    void stopControllers() {
        controller.close();
    }

    /** Another operator for this cluster; the caller ends it. */
    RunningOperator newOperator(
            KubernetesClient with, Optional<LeaderElectionConfiguration> election) {
        return new RunningOperator(
                with, namespace, (pod, _) -> nodes.addressOf(pod), registry, election);
    }

    void stopOperator() {
        if (operator != null) {
            operator.close();
            operator = null;
        }
    }

    /** Deletes the network, as people do; its objects go by and by. */
    void deleteNetwork() {
        client.resources(TimeNetwork.class).inNamespace(namespace).withName("testnet").delete();
    }

    /** The condition of this type, once it has this reason. */
    Condition awaitCondition(String type, String reason) {
        TimeNetworkStatus told =
                await(type + " " + reason, now -> condition(now, type, reason).isPresent());
        return condition(told, type, reason).orElseThrow();
    }

    private static Optional<Condition> condition(
            TimeNetworkStatus status, String type, String reason) {
        return status.conditions().stream()
                .filter(one -> one.getType().equals(type) && one.getReason().equals(reason))
                .findFirst();
    }

    /** Passes of the operator that ended with an error. */
    long failures() {
        return RunningOperator.failures(registry);
    }

    String namespace() {
        return namespace;
    }

    /** Applies a spec whose nodes behave like this. */
    void apply(String yaml, Behaviour behaviour) {
        TimeNetwork network = TimeNetworkCodec.parse(yaml);
        nodes.define(Revision.of(network.getSpec()), behaviour);
        network.getMetadata().setNamespace(namespace);
        client.resource(network).fieldManager("people").forceConflicts().serverSideApply();
    }

    /** A network that runs. */
    void bootstrap() {
        bootstrap(YAML);
    }

    void bootstrap(String yaml) {
        apply(yaml, Behaviour.GOOD);
        await("Running", status -> isComplete(status));
    }

    static boolean isComplete(TimeNetworkStatus status) {
        return status.stable() != null
                && status.rollout() != null
                && status.rollout().completedAt() != null;
    }

    /** Whether the nodes were told that the rollout is complete. */
    static boolean isFinalized(TimeNetworkStatus status) {
        return status.rollout() != null && status.rollout().finalizedAt() != null;
    }

    TimeNetworkStatus status() {
        return Optional.ofNullable(
                        client.resources(TimeNetwork.class)
                                .inNamespace(namespace)
                                .withName("testnet")
                                .get())
                .map(TimeNetwork::getStatus)
                .orElseGet(() -> TimeNetworkStatus.builder().build());
    }

    TimeNetworkStatus await(String what, Predicate<TimeNetworkStatus> condition) {
        Instant end = Instant.now().plus(LIMIT);
        TimeNetworkStatus status = status();
        while (!condition.test(status)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not " + what + " in time: " + status);
            }
            pause();
            status = status();
        }
        return status;
    }

    void awaitTrue(String what, BooleanSupplier condition) {
        await(what, _ -> condition.getAsBoolean());
    }

    <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
        return Optional.ofNullable(
                client.resources(kind).inNamespace(namespace).withName(name).get());
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return client.resources(kind)
                .inNamespace(namespace)
                .withLabel(Labels.NETWORK, "testnet")
                .list()
                .getItems();
    }

    boolean hasNoNetworkPolicy() {
        return all(NetworkPolicy.class).isEmpty();
    }

    /** A StatefulSet of another network of this namespace. */
    Optional<StatefulSet> firstStatefulSetOf(String network) {
        return client
                .apps()
                .statefulSets()
                .inNamespace(namespace)
                .withLabel(Labels.NETWORK, network)
                .list()
                .getItems()
                .stream()
                .findFirst();
    }

    /** Who holds the {@link #LEASE}. */
    Optional<String> leader() {
        return find(Lease.class, LEASE)
                .map(lease -> lease.getSpec().getHolderIdentity())
                .filter(holder -> !holder.isEmpty());
    }

    /** UIDs of the Pods. */
    List<String> podIds() {
        return all(Pod.class).stream().map(pod -> pod.getMetadata().getUid()).sorted().toList();
    }

    /** Every object of the network with its resource version. */
    SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        for (Class<? extends HasMetadata> kind : ClusterView.KINDS) {
            for (HasMetadata object : all(kind)) {
                versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion());
            }
        }
        return versions;
    }

    /** Kind of the controlling owner of every object of the network. */
    List<String> ownersOfAll() {
        return ClusterView.KINDS.stream()
                .flatMap(kind -> all(kind).stream())
                .map(object ->
                        object.getMetadata().getOwnerReferences().stream()
                                .map(owner -> owner.getKind())
                                .findFirst()
                                .orElse("nobody: " + object.getMetadata().getName()))
                .toList();
    }

    List<String> eventReasons() {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .map(Event::getReason)
                .toList();
    }

    static void pause() {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }

    @Override
    public void close() {
        stopOperator();
        client.resources(TimeNetwork.class).inNamespace(namespace).delete();
        controller.close();
        nodes.close();
        client.close();
    }
}
