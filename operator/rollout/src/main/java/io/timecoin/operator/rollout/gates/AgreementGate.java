package io.timecoin.operator.rollout.gates;

import io.timecoin.operator.rollout.Words;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.NodeStatus.RecentBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * At every height that two masternodes both show, they show the same block and the same UTXO accumulator. Two blocks at
 * one height are a fork, which no waiting heals; a differing accumulator is rebuilt by its node.
 */
final class AgreementGate implements Gate {
    /**
     * A block that a masternode shows.
     *
     * @param by name of the masternode
     */
    private record Shown(String by, RecentBlock block) {}

    @Override
    public Verdict judge(Trial trial) {
        Map<Long, List<Shown>> byHeight = new LinkedHashMap<>();
        int answers = 0;
        for (Masternode masternode : trial.mesh()) {
            Optional<NodeStatus> status = trial.network().answer(masternode);
            if (status.isPresent()) {
                answers++;
                for (RecentBlock block : status.get().chain().recent()) {
                    byHeight.computeIfAbsent(block.height(), _ -> new ArrayList<>())
                            .add(new Shown(masternode.name(), block));
                }
            }
        }
        return judge(byHeight, answers);
    }

    private static Verdict judge(Map<Long, List<Shown>> byHeight, int answers) {
        Optional<Verdict> problem = Optional.empty();
        boolean common = false;
        for (List<Shown> shown : byHeight.values()) {
            common |= shown.size() == answers;
            Verdict verdict = Trial.firstProblem(shown, other -> compare(shown.getFirst(), other));
            if (verdict instanceof Verdict.Fail(String _, boolean forGood) && forGood) {
                return verdict;
            }
            if (!(verdict instanceof Verdict.Pass)) {
                problem = Optional.of(verdict);
            }
        }
        return problem.orElse(
                common ? Verdict.pass() : Verdict.unknown("no height that all masternodes show"));
    }

    private static Verdict compare(Shown first, Shown other) {
        if (!first.block().hash().equals(other.block().hash())) {
            return Verdict.failForGood(
                    "fork at height %d: %s has block %s, %s has %s"
                            .formatted(
                                    first.block().height(),
                                    first.by(),
                                    Words.shortHash(first.block().hash()),
                                    other.by(),
                                    Words.shortHash(other.block().hash())));
        }
        if (!first.block().utxo().equals(other.block().utxo())) {
            return Verdict.fail(
                    "UTXO sets of %s and %s differ at height %d"
                            .formatted(first.by(), other.by(), first.block().height()));
        }
        return Verdict.pass();
    }
}
