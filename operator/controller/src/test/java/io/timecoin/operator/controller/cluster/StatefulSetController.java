package io.timecoin.operator.controller.cluster;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Masternode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes does with StatefulSets of one replica, kubelet included: makes the Pod, replaces it when its template
 * changes, and tells how it is. As the real one it waits for ever with a Pod that is not ready.
 */
final class StatefulSetController implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final ScriptedNodes nodes;
    private final List<Runnable> others;
    private final Map<String, Instant> startedAt = new LinkedHashMap<>();
    private final Thread steps;

    /** Lets the other controllers of a cluster take their step before its own. */
    StatefulSetController(
            KubernetesClient client, String namespace, ScriptedNodes nodes, List<Runnable> others) {
        this.others = others;
        this.client = client;
        this.namespace = namespace;
        this.nodes = nodes;
        steps = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            step();
            TestCluster.pause();
        }
    }

    /** A conflict is met again with the next step. */
    private void step() {
        try {
            nodes.tick();
            others.forEach(Runnable::run);
            client.apps()
                    .statefulSets()
                    .inNamespace(namespace)
                    .withLabel(Labels.NETWORK, "testnet")
                    .list()
                    .getItems()
                    .forEach(this::follow);
        } catch (KubernetesClientException e) {
            System.out.println("[scripted controller] tries again: " + e.getMessage());
        }
    }

    private void follow(StatefulSet set) {
        String name = set.getMetadata().getLabels().getOrDefault(Labels.MASTERNODE, "");
        Pod pod =
                client.pods()
                        .inNamespace(namespace)
                        .withName(set.getMetadata().getName() + "-0")
                        .get();
        if (pod == null) {
            nodes.stop(name);
            claim(set);
            create(set, name);
        } else if (pod.getMetadata().getDeletionTimestamp() != null) {
            nodes.stop(name);
            client.resource(pod).withGracePeriod(0).delete();
        } else if (!revision(pod).equals(revisionOfTemplate(set)) && isReady(pod)) {
            client.resource(pod).withGracePeriod(0).delete();
            nodes.stop(name);
            create(set, name);
        } else {
            tell(pod, name);
        }
    }

    /** The claim of the template, unless an earlier set has left one. */
    private void claim(StatefulSet set) {
        PersistentVolumeClaim template = set.getSpec().getVolumeClaimTemplates().getFirst();
        String claim = "data-" + set.getMetadata().getName() + "-0";
        if (client.persistentVolumeClaims().inNamespace(namespace).withName(claim).get() != null) {
            return;
        }
        client.resource(
                        new PersistentVolumeClaimBuilder(template)
                                .withNewMetadata()
                                .withName(claim)
                                .withNamespace(namespace)
                                .withLabels(template.getMetadata().getLabels())
                                .endMetadata()
                                .build())
                .create();
    }

    private void create(StatefulSet set, String name) {
        Pod pod =
                new PodBuilder()
                        .withMetadata(set.getSpec().getTemplate().getMetadata())
                        .editMetadata()
                        .withName(set.getMetadata().getName() + "-0")
                        .withNamespace(namespace)
                        .addNewOwnerReference()
                        .withApiVersion("apps/v1")
                        .withKind("StatefulSet")
                        .withName(set.getMetadata().getName())
                        .withUid(set.getMetadata().getUid())
                        .withController(true)
                        .endOwnerReference()
                        .endMetadata()
                        .withSpec(set.getSpec().getTemplate().getSpec())
                        .editSpec()
                        .withNodeName("host-of-" + name)
                        .addNewVolume()
                        .withName("data")
                        .withNewPersistentVolumeClaim()
                        .withClaimName("data-" + set.getMetadata().getName() + "-0")
                        .endPersistentVolumeClaim()
                        .endVolume()
                        .endSpec()
                        .build();
        Pod created = client.resource(pod).create();
        startedAt.put(name, Instant.now());
        nodes.start(name, revision(created));
        tell(created, name);
    }

    private void tell(Pod pod, String name) {
        Masternode masternode = nodes.masternode(name);
        PodStatus next = status(masternode);
        if (!isSame(pod.getStatus(), next)) {
            client.resource(new PodBuilder(pod).withStatus(next).build()).updateStatus();
        }
    }

    private PodStatus status(Masternode masternode) {
        return new PodStatusBuilder()
                .withPhase("Running")
                .withPodIP(nodes.address(masternode.name()).getAddress().getHostAddress())
                .addNewCondition()
                .withType("Ready")
                .withStatus(masternode.ready() ? "True" : "False")
                .endCondition()
                .withContainerStatuses(container(masternode))
                .build();
    }

    private ContainerStatus container(Masternode masternode) {
        ContainerStatusBuilder status =
                new ContainerStatusBuilder()
                        .withName("node")
                        .withImage("image")
                        .withImageID("id")
                        .withReady(masternode.ready())
                        .withRestartCount(
                                masternode.instance().map(one -> one.restarts()).orElse(0));
        return switch (masternode.container()) {
            case ContainerState.Running() ->
                    status.withState(
                                    new ContainerStateBuilder()
                                            .withNewRunning(
                                                    started(masternode.name())
                                                            .truncatedTo(ChronoUnit.SECONDS)
                                                            .toString())
                                            .build())
                            .build();
            case ContainerState.Waiting(String reason) -> waiting(status, reason);
            case ContainerState.Stopped(String reason) -> waiting(status, reason);
        };
    }

    private static ContainerStatus waiting(ContainerStatusBuilder status, String reason) {
        return status.withState(
                        new ContainerStateBuilder()
                                .withNewWaiting()
                                .withReason(reason)
                                .endWaiting()
                                .build())
                .build();
    }

    private Instant started(String name) {
        return startedAt.computeIfAbsent(name, _ -> Instant.now());
    }

    private static boolean isSame(@Nullable PodStatus known, PodStatus next) {
        return known != null
                && known.getContainerStatuses().equals(next.getContainerStatuses())
                && known.getConditions().equals(next.getConditions());
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getStatus().equals("True"));
    }

    private static String revision(Pod pod) {
        return Labels.find(pod, Labels.REVISION).orElse("");
    }

    private static String revisionOfTemplate(StatefulSet set) {
        return Optional.ofNullable(
                        set.getSpec().getTemplate().getMetadata().getLabels().get(Labels.REVISION))
                .orElse("");
    }

    @Override
    public void close() {
        steps.interrupt();
        try {
            steps.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
