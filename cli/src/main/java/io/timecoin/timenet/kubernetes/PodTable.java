package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.MemberStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.output.Words;
import java.util.List;
import java.util.Optional;

/** The masternodes of a cluster as a table: what the operator saw of each, and where its Pod runs. */
record PodTable(TimeNetwork network, TimeNetworkStatus status, List<Pod> pods) {
    private static final List<String> HEADER =
            List.of("NODE", "TIER", "VERSION", "WORKER", "STATE", "HEIGHT", "PEERS", "SIGNED");

    Table table() {
        return new Table(
                HEADER, Masternodes.of(network.getSpec()).stream().map(this::row).toList());
    }

    private List<String> row(Masternodes.Wanted masternode) {
        Optional<MemberStatus> member =
                status.members().stream()
                        .filter(seen -> seen.pod().equals(masternode.name()))
                        .findFirst();
        Optional<Pod> pod =
                pods.stream()
                        .filter(found ->
                                ClusterLabels.find(found, ClusterLabels.MASTERNODE)
                                        .filter(masternode.name()::equals)
                                        .isPresent())
                        .findFirst();
        return List.of(
                masternode.name(),
                Words.of(masternode.pool().tier()),
                member.map(MemberStatus::version).orElse("-"),
                pod.map(found -> found.getSpec().getNodeName()).orElse("-"),
                pod.map(PodTable::state).orElse("no Pod"),
                member.map(seen -> Long.toString(seen.height())).orElse("-"),
                member.map(seen -> Integer.toString(seen.peers())).orElse("-"),
                member.map(seen -> Long.toString(seen.lastSigned())).orElse("-"));
    }

    private static String state(Pod pod) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return "stopping";
        }
        boolean ready =
                pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Ready".equals(condition.getType())
                                        && "True".equals(condition.getStatus()));
        return ready
                ? "ready"
                : pod.getStatus().getContainerStatuses().stream()
                        .findFirst()
                        .map(PodTable::state)
                        .orElse(pod.getStatus().getPhase());
    }

    private static String state(ContainerStatus container) {
        Optional<ContainerState> state = Optional.ofNullable(container.getState());
        Optional<String> waiting =
                state.map(ContainerState::getWaiting).map(ContainerStateWaiting::getReason);
        Optional<String> ended =
                state.map(ContainerState::getTerminated).map(ContainerStateTerminated::getReason);
        boolean started = Boolean.TRUE.equals(container.getStarted());
        return waiting.or(() -> ended).orElse(started ? "syncing" : "starting");
    }
}
