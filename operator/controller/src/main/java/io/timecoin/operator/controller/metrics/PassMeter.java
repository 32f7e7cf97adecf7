package io.timecoin.operator.controller.metrics;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Timer;
import java.util.Map;

/**
 * Times each pass and counts how it ended. The SDK's own meters per resource are not used: one of them throws when a pass
 * fails, and the pass is then not tried again.
 */
public final class PassMeter implements Metrics {
    private final OperatorMetrics metrics;

    public PassMeter(OperatorMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        Timer.Sample pass = metrics.start();
        boolean done = false;
        try {
            T result = execution.execute();
            done = true;
            return result;
        } finally {
            metrics.passed(pass, done);
        }
    }

    @Override
    public void cleanupDoneFor(ResourceID network, Map<String, Object> metadata) {
        metrics.forget(network.getNamespace().orElse(""), network.getName());
    }
}
