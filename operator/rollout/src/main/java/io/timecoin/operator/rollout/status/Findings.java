package io.timecoin.operator.rollout.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.ScalingStatus;
import io.timecoin.crds.v1alpha1.status.ScalingStep;
import io.timecoin.operator.rollout.Budget;
import io.timecoin.operator.rollout.Ending;
import io.timecoin.operator.rollout.Progress;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.Situation;
import io.timecoin.operator.rollout.Start;
import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.gates.VersionGate;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the conditions say, one method each. */
final class Findings {
    private final Situation situation;
    private final Progress progress;
    private final Network network;
    private final Conditions conditions;

    private Findings(Situation situation, Progress progress, Conditions conditions) {
        this.situation = situation;
        this.progress = progress;
        this.network = situation.network();
        this.conditions = conditions;
    }

    static List<Condition> of(
            Situation situation,
            Progress progress,
            Optional<ScalingStatus> scaling,
            ConnectionMatrix matrix,
            @Nullable Long generation) {
        Conditions conditions =
                new Conditions(situation.previous().conditions(), generation, situation.now());
        Findings findings = new Findings(situation, progress, conditions);
        findings.ready();
        findings.handshakesHealthy(matrix);
        findings.blocksAdvancing();
        findings.versionsMatch();
        findings.rolloutComplete();
        findings.scaled(scaling);
        findings.degraded();
        return conditions.list();
    }

    private void ready() {
        String words = Budget.words(network);
        if (network.lacksQuorum()) {
            conditions.no(ConditionType.READY, quorumReason(), words);
        } else if (network.live() >= network.quorum().votes()) {
            conditions.yes(ConditionType.READY, ConditionReason.AS_EXPECTED, words);
        } else {
            conditions.unknown(ConditionType.READY, ConditionReason.NO_ANSWER, words);
        }
    }

    private ConditionReason quorumReason() {
        return progress.stable().isEmpty()
                ? ConditionReason.BOOTSTRAPPING
                : ConditionReason.QUORUM_LOST;
    }

    private void handshakesHealthy(ConnectionMatrix matrix) {
        ConditionType type = ConditionType.HANDSHAKES_HEALTHY;
        String counted = matrix.counts().summary() + " connections";
        if (matrix.isComplete()) {
            conditions.yes(type, ConditionReason.AS_EXPECTED, counted);
        } else if (network.head().isEmpty()) {
            conditions.unknown(type, ConditionReason.NO_ANSWER, "no masternode answers");
        } else if (matrix.missing().isEmpty()) {
            String duplicates = counted + ", " + matrix.counts().duplicate() + " of them twice";
            conditions.no(type, ConditionReason.CONNECTIONS_MISSING, duplicates);
        } else {
            String missing = counted + ", missing: " + Words.few(matrix.missing());
            conditions.no(type, ConditionReason.CONNECTIONS_MISSING, missing);
        }
    }

    /** Without the height of a chain that moves: status tells it, and a condition that moves along is stored each time. */
    private void blocksAdvancing() {
        ConditionType type = ConditionType.BLOCKS_ADVANCING;
        List<String> silent = Members.silent(network);
        if (situation.isHalted()) {
            ChainStatus chain = situation.chain().status();
            String since = "height %d since %s".formatted(chain.height(), chain.advancedAt());
            conditions.no(type, ConditionReason.BLOCKS_STOPPED, since);
        } else if (network.head().isEmpty()) {
            conditions.unknown(type, ConditionReason.NO_ANSWER, "no masternode answers");
        } else if (!silent.isEmpty()) {
            String who = "blocks come, but live and signing nothing: " + Words.few(silent);
            conditions.yes(type, ConditionReason.MEMBERS_SILENT, who);
        } else {
            conditions.yes(type, ConditionReason.AS_EXPECTED, "blocks come");
        }
    }

    private void versionsMatch() {
        ConditionType type = ConditionType.VERSIONS_MATCH;
        Map<String, List<String>> byVersion = new TreeMap<>();
        for (Masternode masternode : network.masternodes()) {
            network.answer(masternode)
                    .map(NodeStatus::version)
                    .ifPresent(version ->
                            byVersion
                                    .computeIfAbsent(version, _ -> new ArrayList<>())
                                    .add(masternode.name()));
        }
        List<String> foreign = ofAnotherImage();
        if (!foreign.isEmpty()) {
            conditions.no(type, ConditionReason.VERSION_SKEW, Words.few(foreign));
            return;
        }
        List<String> lines =
                byVersion.entrySet().stream()
                        .map(entry -> entry.getKey() + " on " + Words.few(entry.getValue()))
                        .toList();
        switch (byVersion.size()) {
            case 0 -> conditions.unknown(type, ConditionReason.NO_ANSWER, "no masternode answers");
            case 1 -> conditions.yes(type, ConditionReason.AS_EXPECTED, lines.getFirst());
            default -> conditions.no(type, ConditionReason.VERSION_SKEW, String.join("; ", lines));
        }
    }

    /** Masternodes that report another version than the tag of the image that they run. */
    private List<String> ofAnotherImage() {
        return network.masternodes().stream()
                .flatMap(masternode ->
                        imageOf(masternode).stream()
                                .flatMap(revision -> skew(masternode, revision).stream()))
                .toList();
    }

    private Optional<String> skew(Masternode masternode, Revision running) {
        return network.answer(masternode)
                .map(NodeStatus::version)
                .filter(version -> !version.equals(running.version()))
                .map(version ->
                        "%s reports version %s and runs %s: the tag was moved, restart it or give the image a new tag"
                                .formatted(masternode.name(), version, running.image()));
    }

    private Optional<Revision> imageOf(Masternode masternode) {
        Optional<Revision> changing =
                progress.rollout().map(now -> Revision.of(now.revision(), now.image()));
        return Stream.of(progress.stable(), changing)
                .flatMap(Optional::stream)
                .filter(revision -> masternode.runs(revision.id()))
                .findFirst();
    }

    private void rolloutComplete() {
        ConditionType type = ConditionType.ROLLOUT_COMPLETE;
        Optional<RolloutStatus> standing = progress.standing(situation);
        if (standing.isPresent()) {
            RolloutStatus rollout = standing.get();
            conditions.no(type, reason(rollout), message(rollout));
        } else if (Start.isDue(situation, progress)) {
            String plan = Words.count(progress.plan().size(), "wave") + " to go when unpaused";
            conditions.no(type, ConditionReason.PAUSED, plan);
        } else {
            String image = situation.desired().image() + " on every masternode";
            conditions.yes(type, ConditionReason.AS_EXPECTED, image);
        }
    }

    private static ConditionReason reason(RolloutStatus rollout) {
        return switch (rollout.step()) {
            case UPGRADING, FINAL_GATE, ROLLING_BACK, FINAL_GATE_OF_ROLLBACK ->
                    whileInProgress(waitingFor(rollout));
            case PAUSED -> ConditionReason.PAUSED;
            case COMPLETE -> ConditionReason.AS_EXPECTED;
            case ROLLED_BACK -> ConditionReason.ROLLED_BACK;
            case FAILED -> ConditionReason.FAILED;
        };
    }

    private static ConditionReason whileInProgress(String waitingFor) {
        if (waitingFor.endsWith(VersionGate.NO_MASTERNODE)) {
            return ConditionReason.NOT_A_MASTERNODE;
        }
        return waitingFor.startsWith(Ending.MASTERNODES_DOWN)
                ? ConditionReason.MASTERNODES_DOWN
                : ConditionReason.IN_PROGRESS;
    }

    private static String message(RolloutStatus rollout) {
        String failure = Objects.requireNonNullElse(rollout.failure(), "");
        return switch (rollout.step()) {
            case UPGRADING, FINAL_GATE -> Phases.summary(rollout) + ": " + waitingFor(rollout);
            case ROLLING_BACK, FINAL_GATE_OF_ROLLBACK ->
                    "%s: %s; %s failed: %s"
                            .formatted(
                                    Phases.summary(rollout),
                                    waitingFor(rollout),
                                    rollout.image(),
                                    failure);
            case PAUSED, FAILED ->
                    "%s failed: %s; any change of the spec is tried, rollout.restartAt tries this one again"
                            .formatted(rollout.image(), failure);
            case ROLLED_BACK, COMPLETE -> rollout.image() + " failed: " + failure;
        };
    }

    private static String waitingFor(RolloutStatus rollout) {
        return Objects.requireNonNullElse(rollout.waitingFor(), "");
    }

    private void scaled(Optional<ScalingStatus> scaling) {
        List<String> differences = differences();
        boolean scales = situation.enrolment().isPossible();
        if (scaling.isPresent()) {
            conditions.no(
                    ConditionType.SCALED,
                    scalingReason(scaling.get()),
                    Phases.summary(scaling.get()));
        } else if (differences.isEmpty()) {
            String members = Words.count(network.masternodes().size(), "masternode");
            conditions.yes(ConditionType.SCALED, ConditionReason.AS_EXPECTED, members);
        } else if (scales) {
            conditions.no(ConditionType.SCALED, ConditionReason.SCALING, Words.few(differences));
        } else {
            conditions.no(
                    ConditionType.SCALED,
                    ConditionReason.SCALING_NOT_SUPPORTED,
                    Words.few(differences) + "; this version leaves them as they are");
        }
    }

    private ConditionReason scalingReason(ScalingStatus scaling) {
        return scaling.step() == ScalingStep.JOINING
                        && situation.enrolment().obstacle(scaling.masternode()).isPresent()
                ? ConditionReason.COLLATERAL_MISSING
                : ConditionReason.SCALING;
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (MasternodePool pool : situation.spec().masternodes()) {
            int there = network.masternodes(one -> one.pool().equals(pool.name())).size();
            if (there != pool.replicas()) {
                differences.add(
                        "pool %s has %s, the spec asks for %d"
                                .formatted(
                                        pool.name(),
                                        Words.count(there, "masternode"),
                                        pool.replicas()));
            }
        }
        return differences;
    }

    private void degraded() {
        ConditionType type = ConditionType.DEGRADED;
        Optional<RolloutStatus> stopped =
                progress.standing(situation)
                        .filter(rollout ->
                                reason(rollout) == ConditionReason.FAILED
                                        || reason(rollout) == ConditionReason.PAUSED);
        List<String> down =
                network.masternodes(one -> network.standing(one) == Standing.DOWN).stream()
                        .map(Masternode::name)
                        .toList();
        if (stopped.isPresent()) {
            conditions.yes(type, reason(stopped.get()), message(stopped.get()));
        } else if (progress.active().isPresent() || progress.stable().isEmpty()) {
            conditions.no(type, ConditionReason.IN_PROGRESS, "a rollout is in progress");
        } else if (network.lacksQuorum()) {
            conditions.yes(type, ConditionReason.QUORUM_LOST, Budget.words(network));
        } else if (situation.isHalted()) {
            String height = "no block above height " + situation.chain().status().height();
            conditions.yes(type, ConditionReason.BLOCKS_STOPPED, height);
        } else if (!down.isEmpty()) {
            conditions.yes(type, ConditionReason.MASTERNODES_DOWN, "down: " + Words.few(down));
        } else {
            conditions.no(type, ConditionReason.AS_EXPECTED, "nothing needs a person");
        }
    }
}
