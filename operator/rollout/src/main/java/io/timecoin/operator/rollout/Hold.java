package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.operator.rollout.plan.Limits;
import io.timecoin.operator.rollout.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code rollout.paused}: nothing is replaced, deadlines stand still, status shows the plan. */
final class Hold {
    private Hold() {}

    static Progress hold(Situation situation, Progress progress) {
        if (progress.active().isPresent()) {
            RolloutStatus rollout = progress.active().get();
            boolean held = rollout.pausedAt() != null;
            RolloutStatus next =
                    rollout.toBuilder()
                            .pausedAt(held ? rollout.pausedAt() : situation.now())
                            .waitingFor("spec.rollout.paused to become false")
                            .passes(0)
                            .baseline(null)
                            .build();
            return progress.with(next).plan(remaining(situation, progress, rollout));
        }
        if (!Start.isDue(situation, progress)) {
            return Ending.settle(situation, progress);
        }
        Limits limits =
                Limits.of(situation.spec().rollout(), situation.spec().rollout().strategy());
        return progress.plan(Planner.plan(situation.network(), situation.desired().id(), limits));
    }

    /** Goes on: what time the hold took is added to every deadline. */
    static Progress release(Situation situation, Progress progress) {
        return progress.active()
                .filter(rollout -> rollout.pausedAt() != null)
                .map(rollout -> progress.with(released(situation, rollout)))
                .orElse(progress);
    }

    private static RolloutStatus released(Situation situation, RolloutStatus rollout) {
        Instant since = rollout.pausedAt() == null ? situation.now() : rollout.pausedAt();
        Duration held = Duration.between(since, situation.now());
        Instant wave = rollout.waveStartedAt();
        Instant deadline = rollout.deadlineAt();
        return rollout.toBuilder()
                .pausedAt(null)
                .waveStartedAt(wave == null ? null : wave.plus(held))
                .deadlineAt(deadline == null ? null : deadline.plus(held))
                .build();
    }

    private static List<List<String>> remaining(
            Situation situation, Progress progress, RolloutStatus rollout) {
        List<List<String>> waves = new ArrayList<>();
        if (!rollout.upgrading().isEmpty()) {
            waves.add(rollout.upgrading());
        }
        Planner.plan(
                        situation.network(),
                        progress.target(rollout).id(),
                        Waves.limits(situation, rollout))
                .stream()
                .map(wave -> without(wave, rollout.upgrading()))
                .filter(wave -> !wave.isEmpty())
                .forEach(waves::add);
        return waves;
    }

    private static List<String> without(List<String> wave, List<String> named) {
        return wave.stream().filter(name -> !named.contains(name)).toList();
    }
}
