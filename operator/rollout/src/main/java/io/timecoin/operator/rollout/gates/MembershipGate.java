package io.timecoin.operator.rollout.gates;

import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import java.util.List;
import java.util.Optional;

/**
 * Every live masternode counts the same number of active masternodes, and at least the live and the judged ones. It may
 * count more: one that died is still counted for three minutes.
 */
final class MembershipGate implements Gate {
    @Override
    public Verdict judge(Trial trial) {
        List<Masternode> mesh = trial.mesh();
        Optional<Masternode> first =
                mesh.stream().filter(one -> active(trial, one).isPresent()).findFirst();
        if (first.isEmpty()) {
            return Verdict.unknown("no masternode answers");
        }
        int counted = active(trial, first.get()).orElse(0);
        if (counted < mesh.size()) {
            return Verdict.fail(
                    "%s counts %d active masternodes, wants %d"
                            .formatted(first.get().name(), counted, mesh.size()));
        }
        return Trial.firstProblem(
                mesh,
                other ->
                        active(trial, other)
                                .filter(theirs -> theirs != counted)
                                .map(theirs ->
                                        differs(other.name(), theirs, first.get().name(), counted))
                                .orElse(Verdict.pass()));
    }

    private static Optional<Integer> active(Trial trial, Masternode masternode) {
        return trial.network()
                .answer(masternode)
                .map(NodeStatus::consensus)
                .map(NodeStatus.Consensus::activeMasternodes);
    }

    private static Verdict differs(String name, int count, String first, int firstCount) {
        return Verdict.fail(
                "%s counts %d active masternodes, %s counts %d"
                        .formatted(name, count, first, firstCount));
    }
}
