package io.timecoin.operator.controller;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.StableRevision;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.Incident;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.observe.VersionCache;
import io.timecoin.operator.controller.resources.ConfigMaps;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.resources.NodeSettings;
import io.timecoin.operator.controller.resources.RegisteredMasternode;
import io.timecoin.operator.controller.resources.RevisionContent;
import io.timecoin.operator.rollout.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The stored revisions of a network. Written once each: what a masternode goes back to is what it ran. */
final class Revisions {
    private final TimeNetwork network;
    private final ClusterView cluster;
    private final Applier applier;
    private final VersionCache<RevisionContent> contents;
    private final Names names;
    private final Map<String, Optional<RevisionContent>> found = new HashMap<>();

    Revisions(
            TimeNetwork network,
            ClusterView cluster,
            Applier applier,
            VersionCache<RevisionContent> contents) {
        this.network = network;
        this.cluster = cluster;
        this.applier = applier;
        this.contents = contents;
        this.names = new Names(network.getMetadata().getName());
    }

    /** The revision that the spec asks for, if it is not kept yet. */
    Optional<RevisionContent> findNew(List<RegisteredMasternode> masternodes) {
        String id = Revision.of(network.getSpec()).id();
        if (cluster.find(ControllerRevision.class, names.revision(id)).isPresent()) {
            return Optional.empty();
        }
        RevisionContent desired = RevisionContent.of(network);
        for (RegisteredMasternode masternode : masternodes) {
            if (!desired.hasPool(masternode.pool())) {
                Optional<RevisionContent> current = currentOf(masternode);
                if (current.isPresent()) {
                    desired = desired.withPoolOf(current.get(), masternode.pool());
                }
            }
        }
        return Optional.of(desired);
    }

    /** Keeps a revision, with the settings that its Pods read. */
    void keep(RevisionContent revision) throws IncidentException {
        NodeSettings settings = NodeSettings.of(network.getSpec().chain().network());
        ConfigMap file = ConfigMaps.settings(network, settings);
        if (cluster.find(file).isEmpty()) {
            applier.createOnce(file);
        }
        applier.createOnce(revision.resource(network));
        found.remove(revision.id());
    }

    /** A revision as it is stored. */
    RevisionContent require(String id) throws IncidentException {
        Optional<RevisionContent> stored = find(id);
        if (stored.isEmpty()) {
            throw new IncidentException(
                    Incident.Reason.REVISION_MISSING,
                    "ControllerRevision %s is gone and was to be run: change the spec so that a new one is made"
                            .formatted(names.revision(id)));
        }
        return stored.get();
    }

    /** A revision as it is stored; the informer may not have seen one that was just made. */
    Optional<RevisionContent> find(String id) {
        return found.computeIfAbsent(id, this::read);
    }

    private Optional<RevisionContent> read(String id) {
        ControllerRevision named =
                new ControllerRevisionBuilder()
                        .withNewMetadata()
                        .withName(names.revision(id))
                        .withNamespace(network.getMetadata().getNamespace())
                        .endMetadata()
                        .build();
        return cluster.find(ControllerRevision.class, names.revision(id))
                .or(() -> applier.read(named))
                .flatMap(this::content);
    }

    private Optional<RevisionContent> content(ControllerRevision stored) {
        Optional<RevisionContent> known = contents.find(stored);
        if (known.isPresent()) {
            return known;
        }
        Optional<RevisionContent> read = RevisionContent.read(stored);
        read.ifPresent(content -> contents.keep(stored, content));
        return read;
    }

    /** Deletes the revisions that nothing goes back to any more, and the settings that they alone read. */
    void removeUnused(TimeNetworkStatus status) {
        Set<String> used = used(status);
        List<ControllerRevision> kept = new ArrayList<>();
        for (ControllerRevision stored : cluster.all(ControllerRevision.class)) {
            if (Labels.find(stored, Labels.REVISION).filter(id -> !used.contains(id)).isPresent()) {
                applier.delete(stored);
            } else {
                kept.add(stored);
            }
        }
        List<ConfigMap> settings =
                cluster.all(ConfigMap.class).stream()
                        .filter(file -> names.isSettings(file.getMetadata().getName()))
                        .toList();
        if (settings.size() > 1) {
            removeUnused(settings, kept);
        }
    }

    private void removeUnused(List<ConfigMap> settings, List<ControllerRevision> kept) {
        Set<String> read = new HashSet<>();
        read.add(names.settings(NodeSettings.of(network.getSpec().chain().network()).hash()));
        kept.stream()
                .flatMap(stored -> content(stored).stream())
                .map(RevisionContent::configMaps)
                .forEach(read::addAll);
        settings.stream()
                .filter(file -> !read.contains(file.getMetadata().getName()))
                .forEach(applier::delete);
    }

    /** What the spec asks for, what a masternode or its Pod runs, what a rollback goes to, and the history. */
    private Set<String> used(TimeNetworkStatus status) {
        Set<String> used = new HashSet<>();
        used.add(Revision.of(network.getSpec()).id());
        Stream.of(StatefulSet.class, Pod.class)
                .flatMap(kind -> cluster.all(kind).stream())
                .flatMap(object -> Labels.find(object, Labels.REVISION).stream())
                .forEach(used::add);
        Optional.ofNullable(status.stable()).map(StableRevision::revision).ifPresent(used::add);
        Optional.ofNullable(status.rollout()).map(RolloutStatus::revision).ifPresent(used::add);
        status.history().stream().map(RolloutRecord::revision).forEach(used::add);
        return used;
    }

    private Optional<RevisionContent> currentOf(RegisteredMasternode masternode) {
        return cluster.find(StatefulSet.class, names.statefulSet(masternode.name()))
                .flatMap(set -> Labels.find(set, Labels.REVISION))
                .flatMap(this::find);
    }
}
