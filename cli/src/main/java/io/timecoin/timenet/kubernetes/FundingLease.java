package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Lease that one command holds while it spends a network's coins, wherever commands run. */
final class FundingLease implements Funds.Hold {
    /** So long a command that was killed keeps others away. */
    private static final Duration DURATION = Duration.ofSeconds(15);

    private static final Duration RENEWAL = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final CompletableFuture<?> election;

    private FundingLease(CompletableFuture<?> election) {
        this.election = election;
    }

    /**
     * Takes it; waits for one that was left by a killed command.
     *
     * @throws TimenetException if another command holds it
     */
    static FundingLease take(KubernetesClient client, TimeNetwork network)
            throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        FundingLease lease =
                new FundingLease(
                        client.leaderElector()
                                .withConfig(
                                        new LeaderElectionConfigBuilder()
                                                .withName("coins of " + name(network))
                                                .withLock(lock(network))
                                                .withLeaseDuration(DURATION)
                                                .withRenewDeadline(RENEWAL)
                                                .withRetryPeriod(RETRY)
                                                .withReleaseOnCancel(true)
                                                .withLeaderCallbacks(
                                                        new LeaderCallbacks(
                                                                taken::countDown,
                                                                () -> {},
                                                                _ -> {}))
                                                .build())
                                .build()
                                .start());
        boolean mine = false;
        try {
            mine = taken.await(DURATION.plus(RENEWAL).toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!mine) {
                lease.close();
            }
        }
        if (mine) {
            return lease;
        }
        throw TimenetException.failed(
                "another command spends the coins of " + name(network) + " now; wait for it");
    }

    private static String name(TimeNetwork network) {
        return network.getMetadata().getName();
    }

    /** It goes with the network. */
    private static LeaseLock lock(TimeNetwork network) {
        return new LeaseLock(
                new ObjectMetaBuilder()
                        .withNamespace(network.getMetadata().getNamespace())
                        .withName(name(network) + "-funding")
                        .withOwnerReferences(
                                new OwnerReferenceBuilder()
                                        .withApiVersion(network.getApiVersion())
                                        .withKind(network.getKind())
                                        .withName(name(network))
                                        .withUid(network.getMetadata().getUid())
                                        .build())
                        .build(),
                UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        election.cancel(true);
    }
}
