package io.timecoin.operator.rollout.gates;

import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import java.time.Duration;

/** Takes the counters that the gates measure from. */
final class Baselines {
    private Baselines() {}

    /** Handshakes of the judged masternodes since their starts, together. */
    record Handshakes(long completed, long failed) {
        Handshakes since(GateBaseline from) {
            return new Handshakes(completed - from.handshakes(), failed - from.failedHandshakes());
        }

        long ended() {
            return completed + failed;
        }
    }

    static Handshakes handshakes(Trial trial) {
        long completed = 0;
        long failed = 0;
        for (Masternode masternode : trial.members()) {
            NodeStatus.Handshakes counted =
                    trial.network()
                            .answer(masternode)
                            .map(NodeStatus::handshakes)
                            .orElse(NodeStatus.Handshakes.NONE);
            completed += counted.completed();
            failed += counted.failed();
        }
        return new Handshakes(completed, failed);
    }

    static GateBaseline take(Trial trial) {
        Handshakes handshakes = handshakes(trial);
        return new GateBaseline(
                trial.now(),
                trial.network().height(),
                trial.network().missedSlots() + lateSlots(trial),
                handshakes.completed(),
                handshakes.failed());
    }

    /** Slots that are over although their block is still to come: it will be counted as missed, but is not news. */
    private static long lateSlots(Trial trial) {
        Duration interval = trial.spec().chain().blockInterval().duration();
        return trial.network()
                .headSlot()
                .map(head -> Duration.between(head, trial.now()).dividedBy(interval) - 1)
                .filter(late -> late > 0)
                .orElse(0L);
    }
}
