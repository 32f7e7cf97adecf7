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
                double first = awaitPasses(cluster, operator, PASSES);
                double before = meter(operator, "process_cpu_time_ns_total");
                double last = awaitPasses(cluster, operator, first + PASSES);
                double cpu = meter(operator, "process_cpu_time_ns_total") - before;

                System.out.printf(
                        Locale.ROOT,
                        "[operator] a pass over %d masternodes takes %.0f ms of CPU%n",
                        MASTERNODES,
                        cpu / NANOS_PER_MILLI / (last - first));
                assertThat(
                                meter(
                                        operator,
                                        "time_operator_passes_seconds_count{outcome=\"failure\"}"))
                        .isZero();
            }
            assertThat(cluster.all(Pod.class)).hasSize(MASTERNODES);
            assertThat(cluster.status().masternodes())
                    .extracting(MasternodeCounts::summary)
                    .isEqualTo("100/100");
        }
    }

    /** Waits for so many passes of the process; returns how many there were. */
    private static double awaitPasses(
            TestCluster cluster, OperatorProcess operator, double passes) {
        String counter = "time_operator_passes_seconds_count{outcome=\"success\"}";
        cluster.awaitTrue(passes + " passes", () -> meter(operator, counter) >= passes);
        return meter(operator, counter);
    }

    private static double meter(OperatorProcess operator, String name) {
        return operator.get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }
}
