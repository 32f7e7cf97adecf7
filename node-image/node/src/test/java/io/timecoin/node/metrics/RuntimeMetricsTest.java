package io.timecoin.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeMetricsTest {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void machineryIsMeasured() {
        RuntimeMetrics runtime = new RuntimeMetrics(registry);
        runtime.watchInbox(() -> 3);
        runtime.stepped(Duration.ofNanos(50_000));
        runtime.stored(Duration.ofMillis(4));
        runtime.checked(Duration.ofNanos(150_000));

        assertThat(registry.scrape().lines())
                .contains(
                        "time_node_inbox_events 3.0",
                        "time_node_step_seconds_bucket{le=\"1.0E-4\"} 1",
                        "time_node_store_write_seconds_bucket{le=\"0.005\"} 1",
                        "time_node_signature_check_seconds_bucket{le=\"2.0E-4\"} 1");
    }

    @Test
    void processTellsItsMemoryAndProcessorTime() {
        ProcessMetrics.register(registry);

        assertThat(registry.get("time.node.heap.used").gauge().value()).isPositive();
        assertThat(registry.get("time.node.heap.committed").gauge().value()).isPositive();
        assertThat(registry.get("time.node.cpu").functionCounter().count()).isPositive();
    }

    @Test
    void everyMeterHasOurPrefixAndHelp() {
        ProcessMetrics.register(registry);
        new RuntimeMetrics(registry).watchInbox(() -> 0);
        var peers = new PeerMetrics(new Meters(registry));

        List<String> types =
                registry.scrape().lines().filter(line -> line.startsWith("# TYPE ")).toList();

        assertThat(peers).isNotNull();
        assertThat(types).hasSizeGreaterThan(10).allMatch(line -> line.contains(" time_node_"));
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
    }
}
