package io.timecoin.operator.rollout.simulation;

import io.timecoin.crds.v1alpha1.spec.Tier;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Enrolment;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.operator.rollout.network.Quorum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network of masternodes in virtual time: they restart, handshake, decide blocks while enough of them are together, and
 * answer for their status. What an image's nodes do is set by its revision.
 */
public final class FakeNetwork {
    private static final Duration COMMIT = Duration.ofMillis(100);
    private static final int CATCH_UP_BLOCKS = 20;

    private final Map<String, FakeNode> nodes = new LinkedHashMap<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final Set<String> missingImages = new TreeSet<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Set<String> members = new TreeSet<>();
    private final Map<String, Boolean> changes = new LinkedHashMap<>();
    private final Map<String, String> obstacles = new LinkedHashMap<>();
    private final Duration interval;
    private final Instant genesis;
    private boolean admits;
    private Instant now;
    private long height;
    private long missed;

    public FakeNetwork(Instant start, Duration interval) {
        this.interval = interval;
        genesis = start;
        now = start;
    }

    /** A masternode of the genesis. */
    public void add(String name, String pool, Tier tier, Optional<String> zone) {
        prepare(name, pool, tier, zone);
        admit(name);
    }

    /** The genesis counts it. */
    public void admit(String name) {
        members.add(name);
    }

    /** What the platform makes ready before anything runs there; done again it changes nothing. */
    public void prepare(String name, String pool, Tier tier, Optional<String> zone) {
        nodes.putIfAbsent(name, new FakeNode(name, pool, tier, zone));
    }

    /** The chain and the platform let masternodes join and leave. */
    public void admitMasternodes() {
        admits = true;
    }

    public boolean admitsMasternodes() {
        return admits;
    }

    /** The next block that is free for it changes the masternodes, unless something keeps the platform from it. */
    public void change(String name, boolean joins) {
        if (!obstacles.containsKey(name)) {
            changes.put(name, joins);
        }
    }

    /** What keeps a masternode from being registered; empty text for nothing. */
    public void obstruct(String name, String sentence) {
        obstacles.put(name, sentence);
        if (sentence.isEmpty()) {
            obstacles.remove(name);
        }
    }

    public void remove(String name) {
        nodes.remove(name);
    }

    public boolean isMember(String name) {
        return members.contains(name);
    }

    /** What the nodes of a revision do. */
    public void define(Revision revision, Behaviour behaviour) {
        behaviours.put(revision.id(), behaviour);
        versions.put(revision.id(), revision.version());
    }

    public Instant now() {
        return now;
    }

    public long height() {
        return height;
    }

    public long missedSlots() {
        return missed;
    }

    public Quorum quorum() {
        return new Quorum(members.size());
    }

    public List<String> names() {
        return List.copyOf(nodes.keySet());
    }

    /** Stamps and restarts a masternode, as a platform does. */
    public void assign(String name, String revision) {
        FakeNode node = node(name);
        node.assigned = revision;
        node.restarts = 0;
        begin(node);
    }

    public void stop(String name) {
        node(name).stopped = true;
    }

    public void start(String name) {
        begin(node(name));
    }

    /** The operator does not reach the masternode, the others do. */
    public void hide(String name, boolean hidden) {
        node(name).hidden = hidden;
    }

    /** The host of a masternode is gone until it is repaired; nothing starts there. */
    public void breakHost(String name, boolean broken) {
        FakeNode node = node(name);
        node.hostBroken = broken;
        node.upAt = now.plus(FakeNode.START_TIME);
    }

    public boolean isBroken(String name) {
        return node(name).hostBroken;
    }

    /** No registry has the image of this revision. */
    public void loseImage(Revision revision) {
        missingImages.add(revision.id());
    }

    public String revisionOf(String name) {
        return node(name).running;
    }

    /** Lets time pass, in small steps. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(100);
            nodes.values().forEach(this::crash);
            nodes.values().stream()
                    .filter(node -> node.isSynced(now))
                    .forEach(node -> node.height = height);
            decideBlocks();
        }
    }

    /** How many masternodes can decide a block together now. */
    public int live() {
        return voters().size();
    }

    /** Whether this masternode is one of those. */
    public boolean isLive(String name) {
        return voters().contains(node(name));
    }

    /** What a platform sees. */
    public Observed observe() {
        return new Observed(
                nodes.values().stream().map(this::masternode).toList(), enrolment(), now);
    }

    private Enrolment enrolment() {
        Map<String, String> ids = new LinkedHashMap<>();
        if (admits) {
            nodes.values().forEach(node -> ids.put(node.name, node.nodeId()));
        }
        return new Enrolment(ids, obstacles);
    }

    /** What a platform sees of one masternode. */
    public Masternode observe(String name) {
        return masternode(node(name));
    }

    private void begin(FakeNode node) {
        node.start(now);
        node.imageMissing = missingImages.contains(node.running);
        node.behaviour = behaviours.getOrDefault(node.running, Behaviour.GOOD);
        node.version = versions.getOrDefault(node.running, "");
    }

    private void crash(FakeNode node) {
        if (!node.stopped && node.isCrashing() && node.isUp(now)) {
            node.restarts++;
            node.upAt = now.plus(FakeNode.BACK_OFF);
        }
    }

    private void decideBlocks() {
        for (int i = 0; i < CATCH_UP_BLOCKS; i++) {
            Instant slot = genesis.plus(interval.multipliedBy(height + 1));
            List<FakeNode> voters = voters();
            if (now.isBefore(slot.plus(COMMIT)) || voters.size() < quorum().votes()) {
                return;
            }
            height++;
            changeOne();
            boolean late = now.isAfter(slot.plus(interval));
            missed += late ? 1 : 0;
            for (FakeNode voter : voters) {
                voter.height = height;
                voter.missedSlots += late ? 1 : 0;
                voter.lastSigned =
                        voter.behaviour == Behaviour.NEVER_SIGNS ? voter.lastSigned : height;
            }
        }
    }

    private void changeOne() {
        changes.entrySet().stream()
                .findFirst()
                .ifPresent(change -> {
                    if (change.getValue()) {
                        members.add(change.getKey());
                    } else {
                        members.remove(change.getKey());
                    }
                    changes.remove(change.getKey());
                });
    }

    private List<FakeNode> voters() {
        List<FakeNode> synced =
                nodes.values().stream()
                        .filter(node -> isMember(node.name) && node.isSynced(now))
                        .toList();
        return synced.size() >= quorum().votes() ? synced : List.of();
    }

    private FakeNode node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow();
    }

    private Masternode masternode(FakeNode node) {
        Optional<Instance> instance =
                node.stopped
                        ? Optional.empty()
                        : Optional.of(
                                new Instance(
                                        node.instance(),
                                        node.running,
                                        node.startedAt,
                                        node.restarts));
        return new Masternode(
                node.name,
                node.pool,
                node.tier,
                Optional.of(node.assigned).filter(revision -> !revision.isEmpty()),
                instance,
                container(node),
                node.isSynced(now),
                node.zone,
                health(node));
    }

    private ContainerState container(FakeNode node) {
        if (node.stopped || node.hostBroken) {
            return new ContainerState.Stopped("stopped");
        }
        if (node.imageMissing) {
            return new ContainerState.Waiting("ImagePullBackOff");
        }
        boolean backingOff = node.restarts > 0 && !node.isUp(now);
        return backingOff
                ? new ContainerState.Waiting(ContainerState.CRASH_LOOP)
                : new ContainerState.Running();
    }

    private Health health(FakeNode node) {
        if (node.stopped || node.hostBroken) {
            return new Health.NotRunning();
        }
        if (node.isUp(now) && node.behaviour == Behaviour.ANSWERS_SOMETHING_ELSE) {
            return new Health.Foreign("GET /status answers HTTP 404");
        }
        if (!node.isReachable(now) || node.hidden) {
            return new Health.Unreachable("connection refused");
        }
        return new Health.Answered(status(node), now, node.instance());
    }

    private NodeStatus status(FakeNode node) {
        boolean foreign = node.behaviour == Behaviour.WRONG_NETWORK;
        List<NodeStatus.Peer> peers = peers(node);
        return new NodeStatus(
                node.behaviour == Behaviour.WRONG_VERSION ? "0.9.9" : node.version,
                foreign ? "Mainnet" : "Testnet",
                1,
                node.nodeId(),
                node.name,
                node.tier.name(),
                node.isSynced(now),
                seconds(node.upAt),
                chain(node, foreign),
                consensus(node),
                new NodeStatus.Handshakes(peers.size(), peers.size(), 0, 0, 0),
                0,
                peers);
    }

    private NodeStatus.Chain chain(FakeNode node, boolean foreign) {
        List<NodeStatus.RecentBlock> recent = new ArrayList<>();
        for (long h = node.height; h >= 0 && h > node.height - 16; h--) {
            recent.add(new NodeStatus.RecentBlock(h, "block-" + h, "utxo-" + h));
        }
        return new NodeStatus.Chain(
                foreign ? "genesis-main" : "genesis",
                node.height,
                "block-" + node.height,
                genesis.plus(interval.multipliedBy(node.height)),
                node.missedSlots,
                recent);
    }

    private NodeStatus.Consensus consensus(FakeNode self) {
        List<NodeStatus.MemberActivity> members =
                nodes.values().stream()
                        .filter(node -> isMember(node.name))
                        .map(node ->
                                new NodeStatus.MemberActivity(
                                        node.nodeId(), node.name, node.lastSigned, null))
                        .toList();
        int active =
                self.canHandshake(now)
                        ? (int)
                                nodes.values().stream()
                                        .filter(node -> isMember(node.name) && node.isSynced(now))
                                        .count()
                        : 1;
        return new NodeStatus.Consensus(
                active, members.size(), quorum().votes(), self.height + 1, members);
    }

    private List<NodeStatus.Peer> peers(FakeNode self) {
        if (!self.canHandshake(now)) {
            return List.of();
        }
        return nodes.values().stream()
                .filter(other -> other != self && other.canHandshake(now))
                .map(other -> peer(self, other))
                .toList();
    }

    private NodeStatus.Peer peer(FakeNode self, FakeNode other) {
        Instant since = self.upAt.isAfter(other.upAt) ? self.upAt : other.upAt;
        return new NodeStatus.Peer(
                other.nodeId(), other.name, seconds(since), other.height, other.version, 1, 0);
    }

    private double seconds(Instant since) {
        return Duration.between(since, now).toMillis() / 1_000.0;
    }
}
