package io.timecoin.operator.rollout.gates;

import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;

/** Each masternode is ready for its platform, synced, and near the head of the network. */
final class ReadyGate implements Gate {
    @Override
    public Verdict judge(Trial trial) {
        return trial.eachAnswer((masternode, status) -> judge(trial, masternode, status));
    }

    private static Verdict judge(Trial trial, Masternode masternode, NodeStatus status) {
        long behind = trial.network().height() - status.chain().height();
        long allowed = trial.spec().rollout().gates().maxHeightLag();
        if (behind > allowed) {
            return Verdict.fail(
                    "%s is %s behind height %d, wants at most %d"
                            .formatted(
                                    masternode.name(),
                                    Words.count(behind, "block"),
                                    trial.network().height(),
                                    allowed));
        }
        if (!status.synced()) {
            return Verdict.fail(
                    "%s is not synced at height %d"
                            .formatted(masternode.name(), status.chain().height()));
        }
        if (!masternode.ready()) {
            return Verdict.fail(masternode.name() + " is not ready");
        }
        return Verdict.pass();
    }
}
