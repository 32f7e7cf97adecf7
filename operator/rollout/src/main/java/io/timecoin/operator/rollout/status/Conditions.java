package io.timecoin.operator.rollout.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place that sets conditions, by the conventions of Kubernetes: {@code lastTransitionTime} moves only when the
 * status of a condition does.
 */
final class Conditions {
    private final List<Condition> previous;
    private final @Nullable Long generation;
    private final Instant now;
    private final List<Condition> conditions = new ArrayList<>();

    Conditions(List<Condition> previous, @Nullable Long generation, Instant now) {
        this.previous = previous;
        this.generation = generation;
        this.now = now;
    }

    void yes(ConditionType type, ConditionReason reason, String message) {
        set(type, "True", reason, message);
    }

    void no(ConditionType type, ConditionReason reason, String message) {
        set(type, "False", reason, message);
    }

    void unknown(ConditionType type, ConditionReason reason, String message) {
        set(type, "Unknown", reason, message);
    }

    List<Condition> list() {
        return List.copyOf(conditions);
    }

    private void set(ConditionType type, String status, ConditionReason reason, String message) {
        String since =
                previous.stream()
                        .filter(known -> known.getType().equals(type.text()))
                        .filter(known -> known.getStatus().equals(status))
                        .map(Condition::getLastTransitionTime)
                        .findFirst()
                        .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.add(
                new ConditionBuilder()
                        .withType(type.text())
                        .withStatus(status)
                        .withReason(reason.text())
                        .withMessage(message)
                        .withObservedGeneration(generation)
                        .withLastTransitionTime(since)
                        .build());
    }
}
