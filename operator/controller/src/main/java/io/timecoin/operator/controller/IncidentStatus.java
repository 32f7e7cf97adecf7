package io.timecoin.operator.controller;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.apply.Incident;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The status of a network that the operator leaves as it is until a person acted. */
final class IncidentStatus {
    private static final List<String> TYPES = List.of("Ready", "Degraded");

    private IncidentStatus() {}

    /** What was known before, with the incident in the conditions. */
    static TimeNetworkStatus of(
            TimeNetworkStatus previous, Incident incident, Long generation, Instant now) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition("Ready", "False", previous, incident, generation, now));
        conditions.add(condition("Degraded", "True", previous, incident, generation, now));
        previous.conditions().stream()
                .filter(known -> !TYPES.contains(known.getType()))
                .forEach(conditions::add);
        return previous.toBuilder()
                .observedGeneration(generation)
                .phase(Phase.DEGRADED)
                .conditions(conditions)
                .build();
    }

    private static Condition condition(
            String type,
            String value,
            TimeNetworkStatus previous,
            Incident incident,
            Long generation,
            Instant now) {
        String since =
                previous.conditions().stream()
                        .filter(known -> known.getType().equals(type))
                        .filter(known -> known.getStatus().equals(value))
                        .map(Condition::getLastTransitionTime)
                        .findFirst()
                        .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new ConditionBuilder()
                .withType(type)
                .withStatus(value)
                .withReason(incident.reason().text())
                .withMessage(incident.message())
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build();
    }
}
