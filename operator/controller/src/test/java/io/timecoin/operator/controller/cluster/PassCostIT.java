package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.timecoin.crds.v1alpha1.status.MasternodeCounts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pass over a large network costs the packaged operator; printed, for it says nothing on a busy machine. */
@ExtendWith(ApiServer.class)
class PassCostIT {
    private static final int MASTERNODES = 100;
    private static final int PASSES = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    /** RPC of a node on Testnet: the operator asks each Pod's own address. */
    private static final int RPC_PORT = 24_101;

    private static final String YAML =
            TestCluster.YAML
                    .replace(
                            "{name: gold, tier: Gold, replicas: 2}",
                            "{name: gold, tier: Gold, replicas: 98}")
                    .replace("progressDeadline: 1m", "progressDeadline: 10m");

    @Test
    void aPassOverAHundredMasternodes(ApiServer.Running server) {
        server.kubectl("apply", "--server-side", "-k", "../../manifests/operator");
        ScriptedNodes nodes =
                new ScriptedNodes(
                        Duration.ofSeconds(1),
                        number -> new InetSocketAddress("127.86.0." + (number + 1), RPC_PORT));
        try (TestCluster cluster = new TestCluster(server, YAML, _ -> server.client(), nodes)) {
            cluster.bootstrap(YAML);
            cluster.await("told to the nodes", TestCluster::isFinalized);
            cluster.stopOperator();
            try (OperatorProcess operator = new OperatorProcess(server)) {
                Cost started = costAfter(cluster, operator, 1);
                Cost first = costAfter(cluster, operator, PASSES);
                Cost last = costAfter(cluster, operator, PASSES);

                System.out.printf(
                        Locale.ROOT,
                        "[operator] a pass over %d masternodes takes %.0f ms of CPU after a start, %.0f ms later%n",
                        MASTERNODES,
                        first.millisSince(started),
                        last.millisSince(first));
                assertThat(last.failures()).isZero();
            }
            assertThat(cluster.all(Pod.class)).hasSize(MASTERNODES);
            assertThat(cluster.status().masternodes())
                    .extracting(MasternodeCounts::summary)
                    .isEqualTo("100/100");
        }
    }

    /**
     * What the process has cost after so many passes more. The nodes tell when those are made: its meters are read but
     * once, since reading them costs it something too.
     */
    private static Cost costAfter(TestCluster cluster, OperatorProcess operator, int passes) {
        long wanted = cluster.nodes.asked() + (long) passes * MASTERNODES;
        cluster.awaitTrue(passes + " passes", () -> cluster.nodes.asked() >= wanted);
        String meters = operator.get("/metrics");
        return new Cost(
                meter(meters, "process_cpu_time_ns_total"),
                meter(meters, "time_operator_passes_seconds_count{outcome=\"success\"}"),
                meter(meters, "time_operator_passes_seconds_count{outcome=\"failure\"}"));
    }

    /** What a process has used so far, and for how many passes. */
    private record Cost(double nanos, double passes, double failures) {
        double millisSince(Cost before) {
            return (nanos - before.nanos) / NANOS_PER_MILLI / (passes - before.passes);
        }
    }

    private static double meter(String meters, String name) {
        return meters.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }
}
