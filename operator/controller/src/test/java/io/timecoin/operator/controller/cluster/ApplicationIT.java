package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged application, as its image starts it. */
@ExtendWith(ApiServer.class)
class ApplicationIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @BeforeEach
    void install(ApiServer.Running server) {
        server.kubectl("apply", "--server-side", "-k", "../../manifests/operator");
    }

    @Test
    void itStartsTellsItsHealthAndCountsItsPasses(ApiServer.Running server) {
        try (OperatorProcess operator = new OperatorProcess(server);
                KubernetesClient client = server.client()) {
            await("ready", () -> operator.status("/health/ready") == 200);
            await("live", () -> operator.status("/health/live") == 200);
            await("leader", () -> holder(client).isPresent());

            server.kubectl("apply", "-f", "../../manifests/networks/testnet.yaml");

            // A pass tells its network and its events last.
            await("counted", () -> operator.get("/metrics").contains("time_operator_events_total"));
            await(
                    "seen",
                    () ->
                            operator.get("/metrics")
                                    .contains(
                                            "time_operator_masternodes{namespace=\"default\",network=\"testnet\",state=\"desired\"} 4.0"));
            await(
                    "logged",
                    () ->
                            operator.output()
                                    .contains("\"message\":\"created ConfigMap testnet-genesis\""));
            assertThat(operator.output()).doesNotContain("PRIVATE KEY");
            assertThat(operator.get("/metrics"))
                    .contains(
                            "time_operator_passes_seconds_count{outcome=\"success\"}",
                            "time_operator_api_requests_total{method=\"post\",resource=\"configmaps\",status=\"201\"}",
                            "process_resident_memory_bytes",
                            "process_cpu_time_ns_total",
                            "process_uptime_seconds");
            server.kubectl("delete", "-f", "../../manifests/networks/testnet.yaml");
        }
    }

    @Test
    void aReplicaTakesOverWhenTheLeaderEnds(ApiServer.Running server) {
        try (OperatorProcess first = new OperatorProcess(server);
                KubernetesClient client = server.client()) {
            await("ready", () -> first.status("/health/ready") == 200);
            await("leader", () -> holder(client).isPresent());
            Optional<String> leader = holder(client);
            try (OperatorProcess second = new OperatorProcess(server)) {
                await("second ready", () -> second.status("/health/ready") == 200);

                first.end();

                await("another leader", () -> !holder(client).equals(leader));
            }
        }
    }

    private static Optional<String> holder(KubernetesClient client) {
        return Optional.ofNullable(
                        client.resources(Lease.class)
                                .inNamespace("time-system")
                                .withName("time-operator")
                                .get())
                .map(lease -> lease.getSpec().getHolderIdentity())
                .filter(holder -> !holder.isEmpty());
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            TestCluster.pause();
        }
    }
}
