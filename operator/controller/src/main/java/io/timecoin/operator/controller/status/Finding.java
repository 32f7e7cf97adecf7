package io.timecoin.operator.controller.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that only the platform knows of a network, to be told as a condition.
 *
 * @param type of the condition
 * @param reason in CamelCase
 * @param message what, which object, measured against wanted, and what to do
 */
public record Finding(String type, boolean holds, String reason, String message) {

    /** The condition as it was stored before. */
    public Optional<Condition> in(TimeNetworkStatus status) {
        return status.conditions().stream()
                .filter(known -> known.getType().equals(type))
                .findFirst();
    }

    /** Whether another reason was told before, or none. */
    public boolean isNewIn(TimeNetworkStatus status) {
        return in(status).filter(known -> known.getReason().equals(reason)).isEmpty();
    }

    /** The condition; its transition time moves only when its status does. */
    public Condition condition(TimeNetworkStatus previous, @Nullable Long generation, Instant now) {
        String value = holds ? "True" : "False";
        String since =
                in(previous)
                        .filter(known -> known.getStatus().equals(value))
                        .map(Condition::getLastTransitionTime)
                        .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new ConditionBuilder()
                .withType(type)
                .withStatus(value)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build();
    }
}
