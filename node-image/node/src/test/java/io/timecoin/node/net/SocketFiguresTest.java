package io.timecoin.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.metrics.SocketMetrics;
import org.junit.jupiter.api.Test;

class SocketFiguresTest {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void metersGoOnCountingAfterAGarbageCollection() {
        SocketFigures figures = new SocketFigures();
        SocketMetrics.register(registry, figures);

        System.gc();
        figures.countTurnedAway();
        figures.countPause();
        figures.countDropped(DropReason.QUEUE_FULL);
        figures.addQueued(7);
        figures.setUnfinished(9);

        assertThat(registry.scrape().lines())
                .contains(
                        "time_node_connections_turned_away_total 1.0",
                        "time_node_reading_paused_total 1.0",
                        "time_node_connections_dropped_total{reason=\"queue_full\"} 1.0",
                        "time_node_connections_dropped_total{reason=\"not_reading\"} 0.0",
                        "time_node_queued_bytes 7.0",
                        "time_node_unfinished_lines_bytes 9.0");
    }
}
