package io.timecoin.operator.controller.observe;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.operator.controller.resources.Labels;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The failure domains of hosts. Hosts do not move, so each is asked for once in a while only. An operator that was
 * installed for one namespace may not read hosts: then waves are planned without domains.
 */
public final class HostZones {
    static final String ZONE = "topology.kubernetes.io/zone";

    /** By then a host of the same name may be another machine. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<String> zone, Instant at) {}

    public HostZones(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The zone of a host, where it has one and may be read. */
    Optional<String> of(String host) {
        Instant now = clock.instant();
        known.values().removeIf(one -> one.at().plus(LIFETIME).isBefore(now));
        return known.computeIfAbsent(host, name -> new Known(read(name), now)).zone();
    }

    private Optional<String> read(String host) {
        try {
            Node node = client.nodes().withName(host).get();
            return Optional.ofNullable(node).flatMap(found -> Labels.find(found, ZONE));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
