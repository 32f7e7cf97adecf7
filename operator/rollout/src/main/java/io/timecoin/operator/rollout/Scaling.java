package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.ScalingStatus;
import io.timecoin.crds.v1alpha1.status.ScalingStep;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Masternodes that join and leave, as {@code replicas} asks for it (rollout.md §6): one at a time, first those that join, and
 * never during a rollout or while blocks do not come.
 *
 * <ol>
 *   <li>Joins: it starts as a full node, syncs, is registered, and counts once the chain counts it.
 *   <li>Leaves: it is deregistered, and stopped once the chain counts it no more; never below three.
 * </ol>
 *
 * The status names the masternode before anything is done about it, so that another process goes on from there.
 *
 * @param status the masternode that joins or leaves now
 */
record Scaling(Optional<ScalingStatus> status, List<Action> actions, List<RolloutEvent> events) {
    /** The chain lets none leave that would be one too few. */
    private static final int LEAST = 3;

    /** The next step. */
    static Scaling next(Situation situation, Progress progress) {
        Roster roster = situation.roster();
        Optional<ScalingStatus> stored = Optional.ofNullable(situation.previous().scaling());
        Optional<String> hold = hold(situation, progress);
        if (hold.isPresent()) {
            return new Scaling(
                    stored.map(known -> waiting(known, hold.get())), List.of(), List.of());
        }
        List<RolloutEvent> events = done(situation, stored);
        return choose(roster, stored)
                .map(chosen -> step(situation, progress, chosen, stored, events))
                .orElseGet(() -> new Scaling(Optional.empty(), List.of(), events));
    }

    /** Whether the status names something that is to be done with the next look. */
    boolean isNew(Optional<ScalingStatus> stored) {
        return !status.map(Scaling::intent).equals(stored.map(Scaling::intent));
    }

    private static String intent(ScalingStatus status) {
        return status.masternode() + " " + status.step();
    }

    private static Optional<String> hold(Situation situation, Progress progress) {
        if (!situation.roster().isKnown() || progress.stable().isEmpty()) {
            return Optional.of("an answer of the chain");
        }
        if (situation.spec().rollout().paused()) {
            return Optional.of("spec.rollout.paused to become false");
        }
        if (progress.active().isPresent() || Start.isDue(situation, progress)) {
            return Optional.of("the rollout to end");
        }
        return situation.isHalted() || situation.network().lacksQuorum()
                ? Optional.of("blocks to come again")
                : Optional.empty();
    }

    /** Tells of a change that the chain has made since the status was stored. */
    private static List<RolloutEvent> done(Situation situation, Optional<ScalingStatus> stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        ScalingStatus before = stored.get();
        String name = before.masternode();
        String quorum = Budget.words(situation.network());
        return switch (before.step()) {
            case SYNCING, JOINING ->
                    isAmong(situation.roster().counted(), name)
                            ? List.of(
                                    new RolloutEvent(
                                            EventReason.MASTERNODE_JOINED,
                                            name + " is a masternode; " + quorum))
                            : List.of();
            case LEAVING ->
                    isAmong(situation.roster().counted(), name)
                            ? List.of()
                            : List.of(
                                    new RolloutEvent(
                                            EventReason.MASTERNODE_LEFT,
                                            name + " is no masternode any more; " + quorum));
            case REMOVING -> List.of();
        };
    }

    /** What was begun is ended first; then who joins, then who leaves, the last of a pool first. */
    private static Optional<Masternode> choose(Roster roster, Optional<ScalingStatus> stored) {
        List<Masternode> leaving =
                roster.counted().size() > LEAST ? roster.leaving().reversed() : List.of();
        List<Masternode> all = new ArrayList<>();
        Stream.of(roster.gone(), roster.joining(), leaving).forEach(all::addAll);
        return all.stream()
                .filter(one ->
                        stored.filter(known -> known.masternode().equals(one.name())).isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static Scaling step(
            Situation situation,
            Progress progress,
            Masternode chosen,
            Optional<ScalingStatus> stored,
            List<RolloutEvent> events) {
        ScalingStep step = stepOf(situation, progress, chosen);
        Optional<ScalingStatus> same =
                stored.filter(
                        known -> known.masternode().equals(chosen.name()) && known.step() == step);
        Instant since = same.map(ScalingStatus::since).orElse(situation.now());
        ScalingStatus next =
                new ScalingStatus(chosen.name(), step, since, words(situation, chosen, step));
        List<Action> actions = same.isPresent() ? actions(progress, chosen, step) : List.of();
        return new Scaling(Optional.of(next), actions, events);
    }

    private static ScalingStep stepOf(Situation situation, Progress progress, Masternode chosen) {
        Roster roster = situation.roster();
        if (roster.gone().contains(chosen)) {
            return ScalingStep.REMOVING;
        }
        if (roster.leaving().contains(chosen)) {
            return ScalingStep.LEAVING;
        }
        return isAssigned(progress, chosen) && isSynced(situation, chosen)
                ? ScalingStep.JOINING
                : ScalingStep.SYNCING;
    }

    private static boolean isAssigned(Progress progress, Masternode masternode) {
        return progress.stable().filter(stable -> masternode.isAssigned(stable.id())).isPresent();
    }

    private static boolean isSynced(Situation situation, Masternode masternode) {
        Network network = situation.network();
        return masternode
                .status()
                .filter(NodeStatus::synced)
                .filter(status -> status.chain().genesisHash().equals(network.genesis()))
                .filter(status ->
                        status.chain().height() + situation.spec().rollout().gates().maxHeightLag()
                                >= network.height())
                .isPresent();
    }

    private static List<Action> actions(Progress progress, Masternode chosen, ScalingStep step) {
        return switch (step) {
            case SYNCING ->
                    progress.stable().stream()
                            .filter(stable -> !chosen.isAssigned(stable.id()))
                            .<Action>map(stable -> new Action.Assign(chosen.name(), stable.id()))
                            .toList();
            case JOINING -> List.of(new Action.Register(chosen.name()));
            case LEAVING -> List.of(new Action.Deregister(chosen.name()));
            case REMOVING -> List.of(new Action.Remove(chosen.name()));
        };
    }

    private static String words(Situation situation, Masternode chosen, ScalingStep step) {
        Optional<String> obstacle = situation.enrolment().obstacle(chosen.name());
        return switch (step) {
            case SYNCING ->
                    chosen.status()
                            .map(status ->
                                    "%s to follow the chain: height %d of %d"
                                            .formatted(
                                                    chosen.name(),
                                                    status.chain().height(),
                                                    situation.network().height()))
                            .orElse(chosen.name() + " to answer");
            case JOINING -> obstacle.orElse("a block that registers " + chosen.name());
            case LEAVING -> obstacle.orElse("a block that deregisters " + chosen.name());
            case REMOVING -> chosen.name() + " to stop";
        };
    }

    private static ScalingStatus waiting(ScalingStatus known, String what) {
        return new ScalingStatus(known.masternode(), known.step(), known.since(), what);
    }

    private static boolean isAmong(List<Masternode> masternodes, String name) {
        return masternodes.stream().anyMatch(one -> one.name().equals(name));
    }
}
