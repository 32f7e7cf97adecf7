package io.timecoin.operator.controller.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.apply.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of a network that the operator leaves as it is until a person acted. */
public final class IncidentStatus {
    private static final List<String> TYPES = List.of("Ready", "Degraded");

    private IncidentStatus() {}

    /** What was known before, with the incident in the conditions. */
    public static TimeNetworkStatus of(
            TimeNetworkStatus previous, Incident incident, @Nullable Long generation, Instant now) {
        String reason = incident.reason().text();
        List<Condition> conditions = new ArrayList<>();
        conditions.add(
                new Finding("Ready", false, reason, incident.message())
                        .condition(previous, generation, now));
        conditions.add(
                new Finding("Degraded", true, reason, incident.message())
                        .condition(previous, generation, now));
        previous.conditions().stream()
                .filter(known -> !TYPES.contains(known.getType()))
                .forEach(conditions::add);
        return previous.toBuilder()
                .observedGeneration(generation)
                .phase(Phase.DEGRADED)
                .conditions(conditions)
                .build();
    }
}
