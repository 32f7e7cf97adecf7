package io.timecoin.operator.rollout.gates;

import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the gates judge.
 *
 * @param target the revision that the masternodes shall run
 * @param judged names of the masternodes of the wave, or of all at the end; without those excused
 * @param amongThemselves whether all go at once, so that they are measured against each other and not against those that
 *     still run the old revision
 * @param atTheEnd whether this is the final gate
 * @param baseline where to measure from; empty until the judged masternodes are ready
 */
public record Trial(
        TimeNetworkSpec spec,
        Network network,
        Revision target,
        Set<String> judged,
        boolean amongThemselves,
        boolean atTheEnd,
        Optional<GateBaseline> baseline,
        Instant now) {

    List<Masternode> members() {
        return network.masternodes(this::isJudged);
    }

    /** The masternodes that a judged one should be connected with: those live, and those judged with it. */
    List<Masternode> mesh() {
        return network.masternodes(other -> network.isLive(other) || isJudged(other));
    }

    boolean isJudged(Masternode masternode) {
        return judged.contains(masternode.name());
    }

    /** How long ago the baseline was taken. */
    Duration sinceBaseline() {
        return baseline.map(from -> Duration.between(from.at(), now)).orElse(Duration.ZERO);
    }

    /** The first verdict that is no pass, asked for each judged masternode. */
    Verdict each(Function<Masternode, Verdict> gate) {
        return firstProblem(members(), gate);
    }

    /** The same for the answers of the judged; where there is none, it cannot be told. */
    Verdict eachAnswer(AnswerGate gate) {
        return each(masternode ->
                network.answer(masternode)
                        .map(status -> gate.judge(masternode, status))
                        .orElseGet(() -> silent(masternode)));
    }

    static <T> Verdict firstProblem(List<T> subjects, Function<T, Verdict> gate) {
        return subjects.stream()
                .map(gate)
                .filter(verdict -> !(verdict instanceof Verdict.Pass))
                .findFirst()
                .orElse(Verdict.pass());
    }

    private static Verdict silent(Masternode masternode) {
        return Verdict.unknown(masternode.name() + " does not answer");
    }

    /** Judges one answer. */
    @FunctionalInterface
    interface AnswerGate {
        Verdict judge(Masternode masternode, NodeStatus status);
    }
}
