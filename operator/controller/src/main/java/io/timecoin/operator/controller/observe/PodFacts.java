package io.timecoin.operator.controller.observe;

import static io.timecoin.operator.rollout.network.ContainerState.CRASH_LOOP;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.NodeContainer;
import io.timecoin.operator.rollout.network.ContainerState.Running;
import io.timecoin.operator.rollout.network.ContainerState.Stopped;
import io.timecoin.operator.rollout.network.ContainerState.Waiting;
import io.timecoin.operator.rollout.network.Instance;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a Pod says of itself, in the words of the rollout core. */
record PodFacts(Pod pod) {
    /** Characters of a message of Kubernetes that are passed on. */
    private static final int MESSAGE_LENGTH = 160;

    Instance instance() {
        return new Instance(
                pod.getMetadata().getUid(),
                Labels.find(pod, Labels.REVISION).orElse(""),
                startedAt(),
                container().map(ContainerStatus::getRestartCount).orElse(0));
    }

    boolean isReady() {
        return !isGoing() && hasCondition("Ready", "True");
    }

    /** The zone of its host, where the cluster tells it on the Pod. */
    Optional<String> zone() {
        return Labels.find(pod, HostZones.ZONE);
    }

    /** The host that it was placed on. */
    Optional<String> host() {
        return Optional.ofNullable(pod.getSpec()).map(spec -> spec.getNodeName());
    }

    io.timecoin.operator.rollout.network.ContainerState state() {
        if (isGoing()) {
            return new Waiting("Terminating");
        }
        String phase = pod.getStatus() == null ? "Pending" : pod.getStatus().getPhase();
        if ("Failed".equals(phase) || "Succeeded".equals(phase)) {
            return new Stopped(
                    Optional.ofNullable(pod.getStatus().getReason()).orElse("the Pod ended"));
        }
        return container()
                .flatMap(status ->
                        Optional.ofNullable(status.getState()).map(state -> state(status, state)))
                .orElseGet(() -> new Waiting(waitingToBePlaced()));
    }

    boolean isRunning() {
        return state() instanceof Running;
    }

    private static io.timecoin.operator.rollout.network.ContainerState state(
            ContainerStatus status, ContainerState container) {
        if (container.getRunning() != null) {
            return new Running();
        }
        if (container.getWaiting() != null) {
            String reason =
                    Optional.ofNullable(container.getWaiting().getReason()).orElse("Waiting");
            return new Waiting(
                    reason.equals(CRASH_LOOP)
                            ? explained(reason, lastEnd(status))
                            : explained(reason, container.getWaiting().getMessage()));
        }
        return new Waiting("Restarting");
    }

    /** How the container ended last: that tells more than how long the kubelet waits before it starts it again. */
    private static @Nullable String lastEnd(ContainerStatus status) {
        ContainerStateTerminated ended =
                status.getLastState() == null ? null : status.getLastState().getTerminated();
        if (ended == null) {
            return null;
        }
        String message =
                Optional.ofNullable(ended.getMessage()).map(text -> ": " + text).orElse("");
        return "it ended last with exit code %d (%s)%s"
                .formatted(ended.getExitCode(), ended.getReason(), message);
    }

    private String waitingToBePlaced() {
        return conditions("PodScheduled")
                .filter(placed -> "False".equals(placed.getStatus()))
                .findFirst()
                .map(placed -> explained("Unschedulable", placed.getMessage()))
                .orElse("ContainerCreating");
    }

    /** The reason in the words of the scheduler or the kubelet, which tell what to do. */
    private static String explained(String reason, @Nullable String message) {
        if (message == null || message.isBlank()) {
            return reason;
        }
        String line = message.strip().replaceAll("\\s+", " ");
        return reason
                + ": "
                + (line.length() > MESSAGE_LENGTH ? line.substring(0, MESSAGE_LENGTH) + "…" : line);
    }

    /** Start of the container that runs; of the Pod where none runs yet. */
    private Instant startedAt() {
        return container()
                .map(ContainerStatus::getState)
                .map(ContainerState::getRunning)
                .map(running -> Instant.parse(running.getStartedAt()))
                .orElseGet(() -> Instant.parse(pod.getMetadata().getCreationTimestamp()));
    }

    private boolean isGoing() {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    private Optional<ContainerStatus> container() {
        return Stream.ofNullable(pod.getStatus())
                .flatMap(status -> status.getContainerStatuses().stream())
                .filter(container -> NodeContainer.NAME.equals(container.getName()))
                .findFirst();
    }

    private boolean hasCondition(String type, String status) {
        return conditions(type).map(PodCondition::getStatus).anyMatch(status::equals);
    }

    private Stream<PodCondition> conditions(String type) {
        return Stream.ofNullable(pod.getStatus())
                .flatMap(known -> known.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()));
    }
}
