package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.output.NetworkReport;
import io.timecoin.timenet.output.StatusLines;
import io.timecoin.timenet.place.PlacedNetwork;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Waits until a network is what is wanted, and turns what came of it into words and an exit code.
 *
 * @param told events from before the change, which are not shown
 */
record Ending(Machine machine, PlacedNetwork network, Set<String> told) {
    Ending {
        told = Set.copyOf(told);
    }

    /**
     * Waits.
     *
     * @param success what to print when the network is there
     * @return the exit code of success
     * @throws TimenetException if it failed or takes longer than the limit
     */
    int await(Duration limit, Consumer<Ending> success) throws InterruptedException {
        TimeNetwork desired = network.desired();
        boolean held = desired.getSpec().rollout().paused();
        long generation = Objects.requireNonNullElse(desired.getMetadata().getGeneration(), 0L);
        Follower follower = new Follower(machine, network, told, generation, held);
        switch (follower.follow(limit)) {
            case Follower.Outcome.Done _ -> success.accept(this);
            case Follower.Outcome.Held _ -> {
                machine.terminal().say("the rollout is held by spec.rollout.paused");
                success.accept(this);
            }
            case Follower.Outcome.Failed failed -> throw TimenetException.failed(failed.reason());
            case Follower.Outcome.TimedOut late ->
                    throw new TimenetException(
                            ExitCode.TIMED_OUT,
                            "not done after "
                                    + limit.toSeconds()
                                    + " s; it goes on in the background. Waiting for "
                                    + late.waitingFor());
        }
        return ExitCode.OK.number();
    }

    void printOverview() {
        overview(network).lines().forEach(machine.terminal()::print);
        machine.terminal().print("");
        machine.terminal().print(network.hint());
    }

    /** Prints how the network went from a status to what it is now. */
    void printChange(TimeNetworkStatus before) {
        TimeNetworkStatus now = network.status();
        machine.terminal()
                .print(
                        "all masternodes run "
                                + now.image()
                                + "; heights "
                                + StatusLines.height(before)
                                + " to "
                                + StatusLines.height(now)
                                + ", missed slots: "
                                + now.history().stream()
                                        .findFirst()
                                        .map(RolloutRecord::missedSlots)
                                        .orElse(0L));
        overview(network).lines().forEach(machine.terminal()::print);
    }

    static NetworkReport overview(PlacedNetwork network) {
        return new NetworkReport(network.desired(), network.status(), network.table());
    }
}
