package io.timecoin.operator.controller;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Times each pass and counts how it ended. The SDK's own meters per resource are not used: one of them throws when a pass
 * fails, and the pass is then not tried again.
 */
final class PassMeter implements Metrics {
    /** Name of the timer; its label tells whether the pass succeeded. */
    static final String PASSES = "time.operator.passes";

    private final MeterRegistry registry;

    PassMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        Timer.Sample pass = Timer.start(registry);
        boolean done = false;
        try {
            T result = execution.execute();
            done = true;
            return result;
        } finally {
            pass.stop(registry.timer(PASSES, "outcome", done ? "success" : "failure"));
        }
    }
}
