package io.timecoin.operator.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.timecoin.operator.controller.metrics.OperatorMetrics;
import io.timecoin.operator.controller.metrics.PassMeter;
import io.timecoin.operator.controller.observe.HostZones;
import io.timecoin.operator.controller.observe.NodeAddresses;
import io.timecoin.operator.controller.observe.Observer;
import io.timecoin.operator.platform.NodeClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The operator as it runs in its image, for one namespace and without Quarkus around it. */
public final class RunningOperator implements AutoCloseable {
    private final Operator operator;
    private final Observer observer;
    private final NodeClient nodes;

    public RunningOperator(
            KubernetesClient client,
            String namespace,
            NodeAddresses addresses,
            MeterRegistry registry,
            Optional<LeaderElectionConfiguration> election) {
        Clock clock = Clock.systemUTC();
        nodes = new NodeClient(clock);
        observer = new Observer(nodes, addresses, new HostZones(client, clock), clock);
        OperatorMetrics metrics = new OperatorMetrics(registry);
        operator =
                new Operator(settings -> {
                    settings.withKubernetesClient(client)
                            .withCloseClientOnStop(true)
                            .withMetrics(new PassMeter(metrics))
                            .withReconciliationTerminationTimeout(Duration.ofSeconds(5));
                    election.ifPresent(settings::withLeaderElectionConfiguration);
                });
        operator.register(
                new TimeNetworkReconciler(new Tools(observer, nodes, metrics, new Caches(), clock)),
                settings -> settings.settingNamespace(namespace));
        operator.start();
    }

    /** Passes that ended with an error. */
    public static long failures(MeterRegistry registry) {
        return registry.timer(OperatorMetrics.PASSES, "outcome", "failure").count();
    }

    @Override
    public void close() {
        operator.stop();
        observer.close();
        nodes.close();
    }
}
