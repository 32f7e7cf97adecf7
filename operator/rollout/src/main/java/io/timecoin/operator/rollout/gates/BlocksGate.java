package io.timecoin.operator.rollout.gates;

import io.timecoin.crds.v1alpha1.spec.BlockGateSpec;
import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Since the baseline the chain advanced by {@code minAdvance} blocks, missed no slot, and another masternode saw each
 * judged one sign. Where blocks are too rare to wait for after each wave, a heartbeat seen by a quorum stands for them
 * until the end.
 */
final class BlocksGate implements Gate {
    /** With {@code when: Auto}, networks with longer intervals wait for blocks at the end only. */
    private static final Duration LONGEST_INTERVAL_OF_EVERY_WAVE = Duration.ofMinutes(1);

    @Override
    public Verdict judge(Trial trial) {
        if (trial.network().head().isEmpty()) {
            return Verdict.unknown("no masternode answers");
        }
        return asksForBlocks(trial) ? judgeBlocks(trial) : judgeHeartbeats(trial);
    }

    private static boolean asksForBlocks(Trial trial) {
        Duration interval = trial.spec().chain().blockInterval().duration();
        return trial.atTheEnd()
                || switch (trial.spec().rollout().gates().blocks().when()) {
                    case EVERY_WAVE -> true;
                    case FINAL -> false;
                    case AUTO -> interval.compareTo(LONGEST_INTERVAL_OF_EVERY_WAVE) <= 0;
                };
    }

    private static Verdict judgeBlocks(Trial trial) {
        if (trial.baseline().isEmpty()) {
            return Verdict.unknown("measured once the masternodes are ready");
        }
        GateBaseline from = trial.baseline().get();
        BlockGateSpec wanted = trial.spec().rollout().gates().blocks();
        if (isDisturbed(trial, from)) {
            return Verdict.fail(
                    "%s missed since %s"
                            .formatted(Words.count(missedSince(trial, from), "slot"), from.at()));
        }
        long advance = trial.network().height() - from.height();
        if (advance < wanted.minAdvance()) {
            return Verdict.fail(
                    "%d of %d blocks since height %d"
                            .formatted(Math.max(0, advance), wanted.minAdvance(), from.height()));
        }
        return wanted.signedByUpgraded()
                ? trial.eachAnswer((one, status) -> judgeSigned(trial, one, status, from.height()))
                : Verdict.pass();
    }

    /** Whether a slot was missed since then. */
    static boolean isDisturbed(Trial trial, GateBaseline from) {
        return missedSince(trial, from) > 0;
    }

    private static long missedSince(Trial trial, GateBaseline from) {
        return trial.network().missedSlots() - from.missedSlots();
    }

    private static Verdict judgeSigned(
            Trial trial, Masternode masternode, NodeStatus status, long from) {
        long seen = trial.network().activity().lastSigned(status.nodeId());
        return seen > from
                ? Verdict.pass()
                : Verdict.fail(
                        "no other masternode saw %s sign a block above height %d, the last was %d"
                                .formatted(masternode.name(), from, seen));
    }

    /** Where the nodes do not tell heartbeats, the blocks at the end have to do. */
    private static Verdict judgeHeartbeats(Trial trial) {
        return trial.network().activity().hasHeartbeats()
                ? trial.eachAnswer((one, status) -> judgeHeartbeat(trial, one, status))
                : Verdict.pass();
    }

    private static Verdict judgeHeartbeat(Trial trial, Masternode masternode, NodeStatus status) {
        Instant start = masternode.instance().map(Instance::startedAt).orElse(trial.now());
        long members = 1 + trial.network().activity().seenSince(status.nodeId(), start);
        int wanted = trial.network().quorum().votes();
        return members >= wanted
                ? Verdict.pass()
                : Verdict.fail(
                        "heartbeat of %s since its start known to %d masternodes, wants %d"
                                .formatted(masternode.name(), members, wanted));
    }
}
