package io.timecoin.operator.rollout.network;

import io.timecoin.crds.v1alpha1.spec.Tier;
import java.util.Optional;

/**
 * A masternode as it was seen.
 *
 * @param name {@code <pool>-<number>}, e.g. {@code gold-0}
 * @param assigned id of the revision that its StatefulSet or unit is stamped with; empty before the first
 * @param instance its Pod or process, where there is one
 * @param ready the platform's readiness probe
 * @param zone its failure domain, where known
 */
public record Masternode(
        String name,
        String pool,
        Tier tier,
        Optional<String> assigned,
        Optional<Instance> instance,
        ContainerState container,
        boolean ready,
        Optional<String> zone,
        Health health) {

    /** The node's answer, if it is one of the instance that runs now and was taken after its start. */
    public Optional<NodeStatus> status() {
        return instance.flatMap(running -> answerOf(running).map(Health.Answered::status));
    }

    /** Whether it is stamped with this revision. */
    public boolean isAssigned(String revision) {
        return assigned.filter(revision::equals).isPresent();
    }

    /** Whether its instance runs this revision. */
    public boolean runs(String revision) {
        return instance.filter(running -> running.revision().equals(revision)).isPresent();
    }

    private Optional<Health.Answered> answerOf(Instance running) {
        return switch (health) {
            case Health.Answered answer
                    when answer.instance().equals(running.id())
                            && !answer.takenAt().isBefore(running.startedAt()) ->
                    Optional.of(answer);
            case Health.Answered _, Health.Unreachable _, Health.Foreign _, Health.NotRunning _ ->
                    Optional.empty();
        };
    }
}
