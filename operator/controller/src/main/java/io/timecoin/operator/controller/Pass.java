package io.timecoin.operator.controller;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.Incident;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.identity.Identities;
import io.timecoin.operator.controller.identity.Identity;
import io.timecoin.operator.controller.identity.KeySecrets;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.KeySecret;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.status.EventWriter;
import io.timecoin.operator.controller.status.Finding;
import io.timecoin.operator.controller.status.IncidentStatus;
import io.timecoin.operator.controller.status.StatusWriter;
import io.timecoin.operator.controller.storage.StorageClasses;
import io.timecoin.operator.controller.storage.VolumeClaims;
import io.timecoin.operator.controller.storage.VolumeGrowth;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.Decision;
import io.timecoin.operator.rollout.Rollout;
import io.timecoin.operator.rollout.network.Observed;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One look at one network, and what follows from it:
 *
 * <ol>
 *   <li>Keys and genesis: made for a new network, guarded for any other.
 *   <li>The objects around the masternodes, and the stored revision.
 *   <li>Look at the masternodes; the rollout core decides.
 *   <li>Store the status with what is intended. Only if nobody else stored one: tell, and act.
 *   <li>Undo drift.
 * </ol>
 *
 * Nothing that counts is remembered between passes, and nothing waits: killed anywhere, the next one goes on.
 */
final class Pass {
    /** A person has to act: no need to look often. */
    private static final Duration AFTER_INCIDENT = Duration.ofSeconds(10);

    /** While nothing changes, only what nodes say of themselves is asked for; Kubernetes tells the rest by itself. */
    private static final Duration AT_REST = Duration.ofSeconds(5);

    /** "At once", while the caches take in what was just written. */
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    private final TimeNetwork network;
    private final Tools tools;
    private final ClusterView cluster;
    private final KubernetesClient client;
    private final Applier applier;
    private final StatusWriter status;
    private final EventWriter events;

    Pass(TimeNetwork network, Context<TimeNetwork> context, Tools tools) {
        this.network = network;
        this.tools = tools;
        this.cluster = new ClusterView(network, context);
        this.client = context.getClient();
        this.applier = new Applier(client, network, tools.caches().settled());
        this.status = new StatusWriter(network, context);
        this.events = new EventWriter(client, network);
    }

    /** Does it; returns when to look again. */
    Duration run() {
        try {
            return follow();
        } catch (IncidentException e) {
            report(e.incident());
            return AFTER_INCIDENT;
        }
    }

    private Duration follow() throws IncidentException {
        KeySecrets keys = new KeySecrets(network, cluster, applier, new SecureRandom());
        Identity identity =
                new Identities(network, cluster, applier, keys, tools.caches().geneses()).ensure();
        SupportingObjects supporting = new SupportingObjects(network, cluster, applier);
        supporting.apply(identity);
        supporting.applyMonitor(client);
        Revisions revisions = new Revisions(network, cluster, applier, tools.caches().revisions());
        StorageClasses classes = new StorageClasses(client);
        MasternodeSets sets =
                new MasternodeSets(
                        network,
                        identity,
                        cluster,
                        applier,
                        revisions,
                        new VolumeClaims(network, cluster, classes));
        sets.keepDesired();
        Finding volumes = new VolumeGrowth(network, cluster, applier, classes).grow();
        Observed observed = tools.observer().observe(network, identity.masternodes(), cluster);
        Instant now = tools.clock().instant();
        TimeNetworkStatus previous = status.stored();
        Decision decision = Rollout.decide(network, observed, previous, now);
        if (!store(decision, with(volumes, decision.status(), now), now)) {
            return AT_ONCE;
        }
        tools.metrics().record(network, previous, decision, now);
        decision.events().forEach(event -> events.tell(event, now));
        if (VolumeGrowth.isRefused(volumes) && volumes.isNewIn(previous)) {
            events.tell(volumes.reason(), volumes.message(), true, now);
        }
        for (Action action : decision.actions()) {
            act(action, sets);
        }
        if (decision.actions().isEmpty()) {
            sets.repair();
            revisions.removeUnused(decision.status());
        }
        return again(decision);
    }

    private TimeNetworkStatus with(Finding finding, TimeNetworkStatus decided, Instant now) {
        List<Condition> conditions = new ArrayList<>(decided.conditions());
        conditions.add(
                finding.condition(status.stored(), network.getMetadata().getGeneration(), now));
        return decided.toBuilder().conditions(conditions).build();
    }

    private boolean store(Decision decision, TimeNetworkStatus next, Instant now) {
        boolean skip =
                decision.isQuiet() && !StatusWriter.isWorthStoring(status.stored(), next, now);
        return skip || status.store(next);
    }

    private static Duration again(Decision decision) {
        Duration next = decision.recheckAfter();
        if (decision.isQuiet() && StatusWriter.isCalm(decision.status())) {
            return next.compareTo(AT_REST) < 0 ? AT_REST : next;
        }
        return next.compareTo(AT_ONCE) < 0 ? AT_ONCE : next;
    }

    private void act(Action action, MasternodeSets sets) throws IncidentException {
        Names names = new Names(network.getMetadata().getName());
        switch (action) {
            case Action.Assign(String masternode, String revision) ->
                    sets.assign(masternode, revision);
            case Action.DeleteStuck(String masternode, String instance) ->
                    applier.deletePod(names.pod(masternode), instance);
            case Action.FinalizeUpgrade(String masternode) -> finalizeUpgrade(names, masternode);
            case Action.Register _, Action.Deregister _, Action.Remove _ ->
                    throw new IllegalStateException(
                            "masternodes of a cluster do not join or leave: " + action);
        }
    }

    private void finalizeUpgrade(Names names, String masternode) {
        Optional<String> token =
                cluster.find(Secret.class, names.keySecret(masternode))
                        .flatMap(KeySecret::rpcToken);
        cluster.find(Pod.class, names.pod(masternode))
                .flatMap(pod -> tools.observer().rpc(network, pod))
                .ifPresent(rpc -> tools.nodes().finalizeUpgrade(rpc, token));
    }

    private void report(Incident incident) {
        Instant now = tools.clock().instant();
        TimeNetworkStatus next =
                IncidentStatus.of(
                        status.stored(), incident, network.getMetadata().getGeneration(), now);
        boolean isNew = !next.conditions().equals(status.stored().conditions());
        if (isNew && status.store(next)) {
            events.tell(incident.reason().text(), incident.message(), true, now);
        }
    }
}
