package io.timecoin.operator.controller;

import io.micrometer.core.instrument.MeterRegistry;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.Decision;
import io.timecoin.operator.rollout.RolloutEvent;
import java.util.Locale;
import java.util.Optional;

/** Counts what the operator decides. One registry for the life of the process. */
final class OperatorMetrics {
    private final MeterRegistry registry;

    OperatorMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts what a pass brought, once its status is stored. */
    void record(TimeNetwork network, TimeNetworkStatus previous, Decision decision) {
        String name = network.getMetadata().getName();
        for (RolloutEvent event : decision.events()) {
            registry.counter(
                            "time_operator_events",
                            "network",
                            name,
                            "reason",
                            event.reason().text())
                    .increment();
        }
        Optional<RolloutRecord> last = decision.status().history().stream().findFirst();
        if (last.isPresent() && !last.equals(previous.history().stream().findFirst())) {
            registry.counter(
                            "time_operator_rollouts",
                            "network",
                            name,
                            "outcome",
                            last.get().outcome().name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
