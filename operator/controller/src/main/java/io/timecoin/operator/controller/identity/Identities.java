package io.timecoin.operator.controller.identity;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ChainSpec;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.node.chain.Genesis;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.Incident;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.observe.VersionCache;
import io.timecoin.operator.controller.resources.ConfigMaps;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.Ownership;
import io.timecoin.operator.controller.resources.RegisteredMasternode;
import io.timecoin.operator.platform.GenesisFile;
import io.timecoin.operator.platform.KeyedMasternode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the keys and the genesis of a new network, and guards those of one that exists.
 *
 * <ol>
 *   <li>Without a genesis: a key for each masternode, then the genesis that names them. Interrupted, it goes on with the
 *       keys that are there.
 *   <li>With a genesis: its masternodes are those of the network, whatever the spec says. Each must have its key.
 * </ol>
 *
 * It guarantees that no key is made for a masternode that a genesis names, and that no genesis is made while masternodes
 * run another.
 */
public final class Identities {
    private final TimeNetwork network;
    private final ClusterView cluster;
    private final Applier applier;
    private final KeySecrets keys;
    private final FundingKey funding;
    private final VersionCache<Genesis> geneses;

    public Identities(
            TimeNetwork network,
            ClusterView cluster,
            Applier applier,
            KeySecrets keys,
            VersionCache<Genesis> geneses) {
        this.network = network;
        this.cluster = cluster;
        this.applier = applier;
        this.keys = keys;
        this.geneses = geneses;
        this.funding = new FundingKey(network, cluster, applier);
    }

    /** The identity of the network; made if it is new. */
    public Identity ensure() throws IncidentException {
        ConfigMap named = ConfigMaps.genesis(network, "");
        Optional<ConfigMap> known = cluster.find(ConfigMap.class, named.getMetadata().getName());
        Optional<ConfigMap> live = known.isPresent() ? known : applier.read(named);
        if (live.isPresent()) {
            applier.refuseForeign(live.get());
            applier.own(live.get(), Ownership.ofIdentity(network));
            funding.own();
        }
        Genesis genesis = live.isPresent() ? read(live.get()) : create();
        List<RegisteredMasternode> masternodes =
                genesis.members().stream()
                        .map(RegisteredMasternode::of)
                        .sorted(
                                Comparator.comparingInt(this::poolPosition)
                                        .thenComparing(RegisteredMasternode::pool)
                                        .thenComparingInt(Identities::ordinal))
                        .toList();
        for (RegisteredMasternode masternode : masternodes) {
            keys.require(masternode);
        }
        return new Identity(genesis.hash().toHex(), masternodes);
    }

    private Genesis create() throws IncidentException {
        Optional<StatefulSet> running =
                cluster.all(StatefulSet.class).stream()
                        .filter(set -> Labels.findAnnotation(set, Labels.GENESIS).isPresent())
                        .findFirst();
        if (running.isPresent()) {
            throw new IncidentException(
                    Incident.Reason.GENESIS_MISSING,
                    "ConfigMap %s is gone while masternodes run its chain: restore it from a backup, or delete the TimeNetwork and create it again"
                            .formatted(ConfigMaps.genesis(network, "").getMetadata().getName()));
        }
        List<KeyedMasternode> masternodes = keys.ensureAll();
        Instant created = Instant.parse(network.getMetadata().getCreationTimestamp());
        String text = render(masternodes, funding.allocations(), created);
        return read(applier.createOnce(ConfigMaps.genesis(network, text)));
    }

    private String render(
            List<KeyedMasternode> masternodes, List<Genesis.Allocation> coins, Instant created)
            throws IncidentException {
        try {
            return GenesisFile.render(network, masternodes, created, coins);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IncidentException(
                    Incident.Reason.GENESIS_REFUSED,
                    "the genesis cannot be made: %s; delete this TimeNetwork and create it with a right value"
                            .formatted(e.getMessage()));
        }
    }

    private Genesis read(ConfigMap stored) throws IncidentException {
        Optional<Genesis> known = geneses.find(stored);
        Genesis genesis = known.isPresent() ? known.get() : parse(stored);
        geneses.keep(stored, genesis);
        ChainSpec chain = network.getSpec().chain();
        if (genesis.blockIntervalSeconds() != chain.blockInterval().duration().toSeconds()
                || !genesis.type().name().equals(chain.network().name())) {
            throw new IncidentException(
                    Incident.Reason.GENESIS_DIFFERS,
                    "ConfigMap %s was kept from a chain of %s with blocks every %d s, the spec asks for %s with blocks every %s: write the spec of that chain, or delete the ConfigMap, Secrets and volumes of the old one"
                            .formatted(
                                    stored.getMetadata().getName(),
                                    genesis.type(),
                                    genesis.blockIntervalSeconds(),
                                    chain.network(),
                                    chain.blockInterval()));
        }
        return genesis;
    }

    private static Genesis parse(ConfigMap stored) throws IncidentException {
        try {
            return Genesis.parse(stored.getData().getOrDefault(ConfigMaps.GENESIS_FILE, ""));
        } catch (IllegalArgumentException e) {
            throw new IncidentException(
                    Incident.Reason.GENESIS_DIFFERS,
                    "ConfigMap %s holds no genesis: %s; restore it from a backup"
                            .formatted(stored.getMetadata().getName(), e.getMessage()));
        }
    }

    /** Pools that left the spec come last. */
    private int poolPosition(RegisteredMasternode masternode) {
        List<String> pools =
                network.getSpec().masternodes().stream().map(MasternodePool::name).toList();
        int position = pools.indexOf(masternode.pool());
        return position < 0 ? pools.size() : position;
    }

    private static int ordinal(RegisteredMasternode masternode) {
        return Integer.parseInt(masternode.name().substring(masternode.pool().length() + 1));
    }
}
