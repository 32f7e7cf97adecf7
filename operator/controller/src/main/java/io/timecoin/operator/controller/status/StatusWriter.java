package io.timecoin.operator.controller.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.apply.Applier;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores status, on condition that nobody stored another since it was read. */
public final class StatusWriter {
    /** A chain moves all the time; while nothing else changes, people are told so often. */
    private static final Duration QUIET_INTERVAL = Duration.ofSeconds(10);

    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(Applier.FIELD_MANAGER)
                    .withForce(true)
                    .build();

    private TimeNetwork network;
    private final Context<TimeNetwork> context;

    public StatusWriter(TimeNetwork network, Context<TimeNetwork> context) {
        this.network = network;
        this.context = context;
    }

    /** The status as it was read, or as this writer stored it since. */
    public TimeNetworkStatus stored() {
        return network.getStatus() == null
                ? TimeNetworkStatus.builder().build()
                : network.getStatus();
    }

    /**
     * Stores the status of what was read.
     *
     * @return false if another was stored meanwhile: what was decided from the old one is void
     */
    public boolean store(TimeNetworkStatus status) {
        TimeNetwork fresh = new TimeNetwork();
        fresh.setMetadata(
                new ObjectMetaBuilder()
                        .withName(network.getMetadata().getName())
                        .withNamespace(network.getMetadata().getNamespace())
                        .withResourceVersion(network.getMetadata().getResourceVersion())
                        .build());
        fresh.setStatus(status);
        try {
            TimeNetwork stored =
                    context.getClient().resource(fresh).subresource("status").patch(APPLY, fresh);
            context.eventSourceRetriever()
                    .getControllerEventSource()
                    .handleRecentResourceUpdate(ResourceID.fromResource(network), stored, network);
            network = stored;
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the difference is more than a chain that moves on, or that was long ago. */
    public static boolean isWorthStoring(
            TimeNetworkStatus previous, TimeNetworkStatus next, Instant now) {
        if (next.equals(previous)) {
            return false;
        }
        if (!withoutChain(next).equals(withoutChain(previous)) || !isCalm(next)) {
            return true;
        }
        return Optional.ofNullable(previous.chain())
                .map(ChainStatus::advancedAt)
                .filter(stored -> stored.plus(QUIET_INTERVAL).isAfter(now))
                .isEmpty();
    }

    /** Whether blocks come and no rollout counts on what is stored. */
    public static boolean isCalm(TimeNetworkStatus status) {
        return status.chain() != null
                && status.chain().quorumLostSince() == null
                && (status.rollout() == null || status.rollout().completedAt() != null);
    }

    private static TimeNetworkStatus withoutChain(TimeNetworkStatus status) {
        return status.toBuilder().chain(null).members(List.of()).build();
    }
}
