package io.timecoin.timenet.command;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.output.Progress;
import io.timecoin.timenet.output.StatusLines;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches the supervisor bring a network to what is wanted, and tells it as it goes. */
final class Follower {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** How it ended. */
    sealed interface Outcome {
        /** The network is what it should be. */
        record Done() implements Outcome {}

        /** The spec holds the rollout. */
        record Held() implements Outcome {}

        /** It failed; the reason names gate, masternode and measured against wanted. */
        record Failed(String reason) implements Outcome {}

        /** It takes longer than the caller waits. */
        record TimedOut(String waitingFor) implements Outcome {}
    }

    private final Machine machine;
    private final NetworkFolder network;
    private final long generation;
    private final boolean held;
    private final Instant since;
    private final Progress progress;
    private int eventsShown;

    /**
     * Follows from now on.
     *
     * @param generation of the spec that is to be reached
     * @param held whether the spec pauses rollouts
     */
    Follower(Machine machine, NetworkFolder network, long generation, boolean held) {
        this.machine = machine;
        this.network = network;
        this.generation = generation;
        this.held = held;
        this.since = machine.clock().instant();
        this.progress = new Progress(machine.terminal());
        this.eventsShown = events().size();
    }

    /** Waits for the end of it; an interruption of the command leaves the supervisor at work. */
    Outcome follow(Duration limit) throws InterruptedException {
        Thread farewell =
                new Thread(() ->
                        progress.keep(
                                "this goes on in the background; timenet status shows it, timenet"
                                        + " down ends it"));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return followUntil(since.plus(limit));
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
            progress.clear();
        }
    }

    private Outcome followUntil(Instant end) throws InterruptedException {
        while (true) {
            TimeNetworkStatus status = network.status();
            showEvents(status);
            boolean current = looked() && isAbout(status);
            Optional<Outcome> outcome = current ? outcome(status) : Optional.empty();
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (machine.clock().instant().isAfter(end)) {
                return new Outcome.TimedOut(StatusLines.waitingFor(status));
            }
            if (new SupervisorProcess(network).running().isEmpty()) {
                return new Outcome.Failed(
                        "the supervisor ended, timenet up starts it again; its log is "
                                + network.supervisorLog());
            }
            if (current) {
                progress.show(StatusLines.progress(network, status));
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** What was stored before this command began says nothing about what it asked for. */
    private boolean looked() {
        return StateFiles.readText(network.lastLook())
                .map(Instant::parse)
                .filter(look -> look.isAfter(since))
                .isPresent();
    }

    private boolean isAbout(TimeNetworkStatus status) {
        Long observed = status.observedGeneration();
        return observed != null && observed >= generation;
    }

    private Optional<Outcome> outcome(TimeNetworkStatus status) {
        if (status.phase() == Phase.RUNNING && isTrue(status, "RolloutComplete")) {
            return connected(status) ? Optional.of(new Outcome.Done()) : Optional.empty();
        }
        if (held && status.phase() == Phase.PAUSED) {
            return Optional.of(new Outcome.Held());
        }
        RolloutStatus rollout = status.rollout();
        if (rollout != null && rollout.step() != null && ended(rollout.step())) {
            return Optional.of(new Outcome.Failed(StatusLines.failure(status)));
        }
        return Optional.empty();
    }

    /** A masternode that a person stopped has no connections, and is not waited for. */
    private boolean connected(TimeNetworkStatus status) {
        boolean whole = network.nodes().stream().noneMatch(NodeFolder::stopped);
        return isTrue(status, "Ready") && (!whole || isTrue(status, "HandshakesHealthy"));
    }

    private static boolean ended(RolloutStep step) {
        return switch (step) {
            case PAUSED, ROLLED_BACK, FAILED -> true;
            case UPGRADING, FINAL_GATE, ROLLING_BACK, FINAL_GATE_OF_ROLLBACK, COMPLETE -> false;
        };
    }

    private static boolean isTrue(TimeNetworkStatus status, String type) {
        return status.conditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .map(Condition::getStatus)
                .anyMatch("True"::equals);
    }

    private void showEvents(TimeNetworkStatus status) {
        List<String> all = events();
        for (String event : all.subList(Math.min(eventsShown, all.size()), all.size())) {
            progress.keep(StatusLines.event(event, status));
        }
        eventsShown = all.size();
    }

    private List<String> events() {
        return StateFiles.readText(network.events())
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }
}
