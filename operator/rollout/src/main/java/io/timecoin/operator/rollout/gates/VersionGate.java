package io.timecoin.operator.rollout.gates;

import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Standing;
import java.time.Duration;

/**
 * Each masternode runs the target revision and says so itself. A node of another network, chain or protocol than the
 * others can never join them, and one that ends again and again will not stay: both fail for good.
 */
public final class VersionGate implements Gate {
    /** Ends what is said of a container in which no masternode seems to run. */
    public static final String NO_MASTERNODE = "; is that the image of a masternode?";

    /** A node answers within seconds of its start, long before it has caught up. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);

    /** Ends of the process before a crash loop is believed; the first may have an outside cause. */
    private static final int CRASHES = 3;

    @Override
    public Verdict judge(Trial trial) {
        return trial.each(masternode -> judge(trial, masternode));
    }

    private Verdict judge(Trial trial, Masternode masternode) {
        if (masternode.instance().isEmpty()) {
            return Verdict.fail(masternode.name() + " has no instance yet");
        }
        Instance instance = masternode.instance().get();
        if (!masternode.runs(trial.target().id())) {
            return Verdict.fail(
                    "%s runs revision %s, wants %s"
                            .formatted(
                                    masternode.name(), instance.revision(), trial.target().id()));
        }
        return switch (masternode.container()) {
            case ContainerState.Waiting waiting ->
                    judgeWaiting(masternode.name(), instance, waiting);
            case ContainerState.Stopped(String reason) ->
                    Verdict.fail(masternode.name() + " is stopped: " + reason);
            case ContainerState.Running() ->
                    trial.network()
                            .answer(masternode)
                            .map(status -> judgeAnswer(trial, masternode, status))
                            .orElseGet(() -> judgeSilence(trial, masternode, instance));
        };
    }

    private static Verdict judgeWaiting(
            String name, Instance instance, ContainerState.Waiting waiting) {
        if (waiting.isCrashLoop() && instance.restarts() >= CRASHES) {
            return Verdict.failForGood(
                    "%s is in a crash loop: %d restarts%s"
                            .formatted(name, instance.restarts(), waiting.detail()));
        }
        return Verdict.fail(name + " does not start: " + waiting.reason());
    }

    private static Verdict judgeSilence(Trial trial, Masternode masternode, Instance instance) {
        String name = masternode.name();
        if (masternode.health() instanceof Health.Foreign(String answer)) {
            return Verdict.fail(
                    "%s runs %s, which does not answer as a masternode does: %s%s"
                            .formatted(name, trial.target().image(), answer, NO_MASTERNODE));
        }
        String doubt = doubt(trial, instance);
        return trial.network().standing(masternode) == Standing.DOWN
                ? Verdict.fail(
                        name + " does not answer, and no masternode is connected with it" + doubt)
                : Verdict.unknown(name + " does not answer: " + cause(masternode) + doubt);
    }

    private static String cause(Masternode masternode) {
        return switch (masternode.health()) {
            case Health.Unreachable(String cause) -> cause;
            case Health.Foreign(String answer) -> answer;
            case Health.NotRunning() -> "not running";
            case Health.Answered _ -> "its last answer is old";
        };
    }

    /** What has been silent since its start may never have been a masternode. */
    private static String doubt(Trial trial, Instance instance) {
        Duration silent = Duration.between(instance.startedAt(), trial.now());
        return silent.compareTo(FIRST_ANSWER) < 0
                ? ""
                : "; it has run %s for %s%s"
                        .formatted(trial.target().image(), Words.of(silent), NO_MASTERNODE);
    }

    private static Verdict judgeAnswer(Trial trial, Masternode masternode, NodeStatus status) {
        String network = Words.of(trial.spec().chain().network());
        NodeStatus other = reference(trial, status);
        if (!status.network().equals(network)) {
            return foreign(masternode, "network", status.network(), network);
        }
        if (!status.chain().genesisHash().equals(trial.network().genesis())) {
            return foreign(
                    masternode, "genesis", status.chain().genesisHash(), trial.network().genesis());
        }
        if (status.protocolVersion() != other.protocolVersion()) {
            return foreign(
                    masternode,
                    "protocol version",
                    Integer.toString(status.protocolVersion()),
                    Integer.toString(other.protocolVersion()));
        }
        if (!status.version().equals(trial.target().version())) {
            return Verdict.fail(
                    "%s reports version %s, wants %s"
                            .formatted(
                                    masternode.name(), status.version(), trial.target().version()));
        }
        return Verdict.pass();
    }

    private static Verdict foreign(
            Masternode masternode, String what, String measured, String wanted) {
        return Verdict.failForGood(
                "%s reports %s %s, wants %s".formatted(masternode.name(), what, measured, wanted));
    }

    /** A masternode whose protocol this one has to speak: one that is not judged, where there is one. */
    private static NodeStatus reference(Trial trial, NodeStatus self) {
        return trial
                .network()
                .masternodes(other -> trial.amongThemselves() == trial.isJudged(other))
                .stream()
                .flatMap(other -> trial.network().answer(other).stream())
                .findFirst()
                .orElse(self);
    }
}
