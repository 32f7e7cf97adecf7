package io.timecoin.timenet.command;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.output.Progress;
import io.timecoin.timenet.output.StatusLines;
import io.timecoin.timenet.place.PlacedNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Watches a network become what is wanted, and tells it as it goes. */
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
    private final PlacedNetwork network;
    private final long generation;
    private final boolean held;
    private final Instant since;
    private final Progress progress;
    private final Set<String> eventsShown;

    /**
     * Follows from now on.
     *
     * @param told events that are not shown
     * @param generation of the spec that is to be reached
     * @param held whether the spec pauses rollouts
     */
    Follower(
            Machine machine,
            PlacedNetwork network,
            Set<String> told,
            long generation,
            boolean held) {
        this.machine = machine;
        this.network = network;
        this.generation = generation;
        this.held = held;
        this.since = machine.clock().instant();
        this.progress = new Progress(machine.terminal());
        this.eventsShown = new HashSet<>(told);
    }

    /** Waits for the end of it; an interruption of the command changes nothing. */
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
            boolean current = network.lookedAtSince(since) && isAbout(status);
            Optional<Outcome> outcome = current ? outcome(status) : Optional.empty();
            if (outcome.isPresent()) {
                // An operator stores the end first, and tells of it a moment later.
                Thread.sleep(LOOK_AGAIN);
                showEvents(status);
                return outcome.get();
            }
            if (machine.clock().instant().isAfter(end)) {
                return new Outcome.TimedOut(StatusLines.waitingFor(status));
            }
            Optional<String> abandoned = network.abandoned();
            if (abandoned.isPresent()) {
                return new Outcome.Failed(abandoned.get());
            }
            if (current) {
                progress.show(
                        StatusLines.progress(network.started(), network.masternodes(), status));
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** What was stored before this command began says nothing about what it asked for. */
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
        return isTrue(status, "Ready") && (!network.whole() || isTrue(status, "HandshakesHealthy"));
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
        network.events().stream()
                .filter(eventsShown::add)
                .map(event -> StatusLines.event(event, status))
                .forEach(progress::keep);
    }
}
