package io.timecoin.operator.rollout.gates;

import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Standing;

/**
 * Each masternode runs the target revision and says so itself. A node of another network, chain or protocol than the
 * others can never join them, and one that ends again and again will not stay: both fail for good.
 */
final class VersionGate implements Gate {
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
            case ContainerState.Waiting(String reason) ->
                    judgeWaiting(masternode.name(), instance, reason);
            case ContainerState.Stopped(String reason) ->
                    Verdict.fail(masternode.name() + " is stopped: " + reason);
            case ContainerState.Running() ->
                    trial.network()
                            .answer(masternode)
                            .map(status -> judgeAnswer(trial, masternode, status))
                            .orElseGet(() -> judgeSilence(trial, masternode));
        };
    }

    private static Verdict judgeWaiting(String name, Instance instance, String reason) {
        if (reason.equals(ContainerState.CRASH_LOOP) && instance.restarts() >= CRASHES) {
            return Verdict.failForGood(
                    "%s is in a crash loop: %d restarts".formatted(name, instance.restarts()));
        }
        return Verdict.fail(name + " does not start: " + reason);
    }

    private static Verdict judgeSilence(Trial trial, Masternode masternode) {
        if (trial.network().standing(masternode) == Standing.DOWN) {
            return Verdict.fail(
                    masternode.name() + " does not answer, and no masternode is connected with it");
        }
        return Verdict.unknown(masternode.name() + " does not answer: " + cause(masternode));
    }

    private static String cause(Masternode masternode) {
        return switch (masternode.health()) {
            case Health.Unreachable(String cause) -> cause;
            case Health.NotRunning() -> "not running";
            case Health.Answered _ -> "its last answer is old";
        };
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
