package io.timecoin.operator.controller;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.Quarkus;
import io.timecoin.operator.controller.metrics.ApiMeter;
import io.timecoin.operator.controller.metrics.OperatorMetrics;
import io.timecoin.operator.controller.metrics.PassMeter;
import io.timecoin.operator.controller.metrics.ResidentMemory;
import io.timecoin.operator.controller.observe.HostZones;
import io.timecoin.operator.controller.observe.NodeAddresses;
import io.timecoin.operator.controller.observe.Observer;
import io.timecoin.operator.platform.NodeClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What the application is put together from. */
@Dependent
final class OperatorBeans {
    /** Name of the Lease by which replicas agree on one that acts. */
    private static final String LEASE = "time-operator";

    /**
     * How often the leader renews the Lease, twice before it must have. The usual two seconds were half of what an operator at
     * rest asked of the API server.
     */
    private static final Duration RENEWAL = Duration.ofSeconds(4);

    /** In place of the extension's own, so that what is asked of the API server is counted. */
    @Produces
    @Singleton
    KubernetesClient client(
            KubernetesSerialization serialization, Config config, MeterRegistry registry) {
        return new KubernetesClientBuilder()
                .withKubernetesSerialization(serialization)
                .withConfig(config)
                .withHttpClientBuilderConsumer(http ->
                        http.addOrReplaceInterceptor(ApiMeter.REQUESTS, new ApiMeter(registry)))
                .build();
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }

    @Produces
    @Singleton
    Tools tools(KubernetesClient client, OperatorMetrics metrics) {
        Clock clock = Clock.systemUTC();
        NodeClient nodes = new NodeClient(clock);
        return new Tools(
                new Observer(nodes, NodeAddresses.ofPods(), new HostZones(client, clock), clock),
                nodes,
                metrics,
                new Caches(),
                clock);
    }

    @Produces
    @Singleton
    OperatorMetrics metrics(MeterRegistry registry) {
        ResidentMemory.register(registry);
        return new OperatorMetrics(registry);
    }

    @Produces
    @Singleton
    Metrics passes(OperatorMetrics metrics) {
        return new PassMeter(metrics);
    }

    /**
     * In the namespace that the replica runs in. One that is no longer the leader ends and starts again as a follower.
     * The SDK's own exit is not used: in a process that is ending already, it waits for itself for ever.
     */
    @Produces
    @Singleton
    @IfBuildProfile("prod")
    LeaderElectionConfiguration leaderElection(KubernetesClient client) {
        return new LeaderElectionConfiguration(
                LEASE,
                client.getNamespace(),
                LeaderElectionConfiguration.LEASE_DURATION_DEFAULT_VALUE,
                LeaderElectionConfiguration.RENEW_DEADLINE_DEFAULT_VALUE,
                RENEWAL,
                UUID.randomUUID().toString(),
                new LeaderCallbacks(() -> {}, () -> Quarkus.asyncExit(1), _ -> {}),
                false);
    }
}
