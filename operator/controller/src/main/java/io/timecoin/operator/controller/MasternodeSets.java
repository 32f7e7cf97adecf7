package io.timecoin.operator.controller;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.identity.Identity;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.MasternodeStatefulSet;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.resources.RegisteredMasternode;
import io.timecoin.operator.controller.resources.RevisionContent;
import io.timecoin.operator.controller.resources.VolumeClaim;
import io.timecoin.operator.controller.storage.VolumeClaims;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The StatefulSets of a network's masternodes. */
final class MasternodeSets {
    private final TimeNetwork network;
    private final Identity identity;
    private final ClusterView cluster;
    private final Applier applier;
    private final Revisions revisions;
    private final VolumeClaims claims;
    private final Names names;

    /** All that a StatefulSet depends on. */
    private record Recipe(
            String network,
            RegisteredMasternode masternode,
            RevisionContent revision,
            VolumeClaim claim,
            String genesis) {}

    MasternodeSets(
            TimeNetwork network,
            Identity identity,
            ClusterView cluster,
            Applier applier,
            Revisions revisions,
            VolumeClaims claims) {
        this.network = network;
        this.identity = identity;
        this.cluster = cluster;
        this.applier = applier;
        this.revisions = revisions;
        this.claims = claims;
        this.names = new Names(network.getMetadata().getName());
    }

    /**
     * Keeps the revision that the spec asks for. What the API server would refuse to run is not kept, and so never tried.
     */
    void keepDesired() throws IncidentException {
        Optional<RevisionContent> desired = revisions.findNew(identity.masternodes());
        if (desired.isPresent()) {
            for (RegisteredMasternode first : firstOfEachPool()) {
                applier.check(statefulSet(recipe(first, desired.get(), live(first))));
            }
            revisions.keep(desired.get());
        }
    }

    private List<RegisteredMasternode> firstOfEachPool() {
        SortedMap<String, RegisteredMasternode> first = new TreeMap<>();
        identity.masternodes().forEach(one -> first.putIfAbsent(one.pool(), one));
        return List.copyOf(first.values());
    }

    /** Stamps a masternode with a revision. */
    void assign(String masternode, String revision) throws IncidentException {
        RevisionContent content = revisions.require(revision);
        for (RegisteredMasternode registered : identity.masternodes()) {
            if (registered.name().equals(masternode)) {
                apply(registered, content, live(registered));
            }
        }
    }

    /** Undoes what others changed, at the revision that each masternode is stamped with. */
    void repair() throws IncidentException {
        for (RegisteredMasternode masternode : identity.masternodes()) {
            Optional<StatefulSet> live = live(masternode);
            Optional<RevisionContent> stamped =
                    live.flatMap(set -> Labels.find(set, Labels.REVISION)).flatMap(revisions::find);
            if (stamped.isPresent()) {
                apply(masternode, stamped.get(), live);
            }
        }
    }

    private Optional<StatefulSet> live(RegisteredMasternode masternode) {
        return cluster.find(StatefulSet.class, names.statefulSet(masternode.name()));
    }

    private void apply(
            RegisteredMasternode masternode, RevisionContent revision, Optional<StatefulSet> live)
            throws IncidentException {
        Recipe recipe = recipe(masternode, revision, live);
        applier.apply(recipe, () -> statefulSet(recipe), live);
    }

    private Recipe recipe(
            RegisteredMasternode masternode, RevisionContent revision, Optional<StatefulSet> live)
            throws IncidentException {
        return new Recipe(
                network.getMetadata().getUid(),
                masternode,
                revision,
                claims.of(masternode, live),
                identity.genesis());
    }

    private StatefulSet statefulSet(Recipe recipe) {
        return MasternodeStatefulSet.of(
                network, recipe.masternode(), recipe.revision(), recipe.claim(), recipe.genesis());
    }
}
