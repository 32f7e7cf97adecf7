package io.timecoin.timenet.bench;

import io.timecoin.timenet.command.PlaceOption;
import io.timecoin.timenet.kubernetes.ClusterOperator;
import java.time.Duration;

/**
 * Measures the operator of a cluster by its own meters. It sleeps: what is measured is a time in which nothing happens, and
 * so nothing that could be waited for.
 */
record OperatorBench(ClusterOperator operator, PlaceOption.Kind place, Samples samples) {
    /** The nodes are told of the end of a rollout for ten seconds: that is no rest yet. */
    private static final Duration UNTIL_REST = Duration.ofSeconds(20);

    /** Six statuses of a chain that moves, and twelve passes. */
    private static final Duration AT_REST = Duration.ofMinutes(1);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    void measure() throws InterruptedException {
        Thread.sleep(UNTIL_REST);
        Meters before = new Meters(operator.metrics());
        Thread.sleep(AT_REST);
        addRest(before, new Meters(operator.metrics()));
        measureStart();
    }

    private void addRest(Meters before, Meters after) {
        double seconds =
                after.value("process_uptime_seconds") - before.value("process_uptime_seconds");
        double cpu =
                after.value("process_cpu_time_ns_total")
                        - before.value("process_cpu_time_ns_total");
        samples.add(
                RolloutMeasures.OPERATOR_MEMORY,
                after.value("process_resident_memory_bytes") / BYTES_PER_MB);
        samples.add(RolloutMeasures.OPERATOR_CPU, 100 * cpu / NANOS_PER_SECOND / seconds);
        samples.add(RolloutMeasures.OPERATOR_WRITES, after.writes() - before.writes());
        samples.add(RolloutMeasures.OPERATOR_HEIGHTS, after.statusWrites() - before.statusWrites());
    }

    /** The operator of a cluster that others use is not restarted. */
    private void measureStart() {
        switch (place) {
            case KIND, SOURCE ->
                    samples.add(
                            RolloutMeasures.OPERATOR_START,
                            new Meters(operator.restartFollower()).value("process_uptime_seconds"));
            case LOCAL, CURRENT -> {}
        }
    }
}
