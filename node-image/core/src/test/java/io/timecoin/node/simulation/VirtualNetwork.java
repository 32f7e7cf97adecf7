package io.timecoin.node.simulation;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Tier;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A network of masternodes of one genesis under one clock. Equal seeds make equal networks. */
final class VirtualNetwork {
    /** Time between two slots. */
    static final Duration BLOCK_INTERVAL = Duration.ofSeconds(2);

    private static final int FIRST_PORT = 24_100;

    private final Random random;
    private final VirtualTime time;
    private final Conditions conditions;
    private final VirtualLinks links;
    private final Genesis genesis;
    private final StubSignatures keys = new StubSignatures();
    private final List<VirtualNode> nodes = new ArrayList<>();
    private final Observer observer;
    private int added;

    /**
     * A network of so many masternodes, none of which runs, a second before the slot of the first block.
     *
     * @param admission who may join them
     * @param coins in the first block
     */
    VirtualNetwork(
            int size,
            long seed,
            Observer observer,
            Admission admission,
            List<Genesis.Allocation> coins) {
        this.random = new Random(seed);
        this.observer = observer;
        List<Signer> signers =
                IntStream.range(0, size).mapToObj(i -> keys.signer("masternode " + i)).toList();
        this.genesis = genesis(signers, admission, coins);
        this.time = new VirtualTime(genesis.slotTime(1).minusSeconds(1), random);
        this.conditions = new Conditions(random);
        this.links = new VirtualLinks(time, conditions);
        signers.forEach(this::add);
        Progress.watch(this);
    }

    private static Genesis genesis(
            List<Signer> signers, Admission admission, List<Genesis.Allocation> coins) {
        List<Member> members = new ArrayList<>();
        for (Signer signer : signers) {
            String name = "node-" + members.size();
            members.add(new Member(signer.publicKey(), Tier.FREE, "address of " + name, name));
        }
        return new Genesis(
                "simulated",
                NetworkType.TESTNET,
                (int) BLOCK_INTERVAL.toSeconds(),
                NetworkType.TESTNET.genesisTime(),
                admission,
                members,
                coins);
    }

    /** One more node, with a key of its own or one that another has too. */
    VirtualNode add(Signer signer) {
        int number = added++;
        PeerAddress address = new PeerAddress("node-" + number, FIRST_PORT + number);
        VirtualNode node = new VirtualNode(this, genesis, signer, keys, address);
        nodes.add(node);
        return node;
    }

    /** One node less: its process ends, and nobody expects it back. */
    void remove(VirtualNode node) {
        node.crash();
        nodes.remove(node);
    }

    Genesis genesis() {
        return genesis;
    }

    /** The masternodes of the height above the highest head. */
    MemberSet members() {
        return highest().disk().membership().set();
    }

    StubSignatures keys() {
        return keys;
    }

    Random random() {
        return random;
    }

    Conditions conditions() {
        return conditions;
    }

    VirtualTime time() {
        return time;
    }

    VirtualLinks links() {
        return links;
    }

    Observer observer() {
        return observer;
    }

    List<VirtualNode> nodes() {
        return List.copyOf(nodes);
    }

    VirtualNode node(int index) {
        return nodes.get(index);
    }

    List<VirtualNode> up() {
        return nodes.stream().filter(VirtualNode::isUp).toList();
    }

    List<VirtualNode> down() {
        return nodes.stream().filter(node -> !node.isUp()).toList();
    }

    /** The masternode that leads round 0 of the height above the highest head. */
    VirtualNode nextLeader() {
        var head = highest().disk().head();
        Member leader = members().leader(head.hash(), head.height() + 1, 0);
        return nodes.stream()
                .filter(node -> node.signer().publicKey().equals(leader.publicKey()))
                .findFirst()
                .orElseThrow();
    }

    void start(VirtualNode node) {
        node.start(
                nodes.stream()
                        .filter(other -> other != node)
                        .map(other ->
                                new ConfiguredPeer(
                                        Optional.of(other.id()),
                                        other.address(),
                                        other.address().host()))
                        .toList());
    }

    /** Starts every node that does not run. */
    void startAll() {
        down().forEach(this::start);
    }

    void crashAll() {
        up().forEach(VirtualNode::crash);
    }

    Instant now() {
        return time.now();
    }

    void after(Duration delay, Runnable action) {
        time.after(delay, action);
    }

    boolean runUntil(BooleanSupplier condition, Duration limit) {
        return time.runUntil(condition, limit);
    }

    void run(Duration duration) {
        time.run(duration);
    }

    /** Nothing passes between these nodes and the others; what is sent waits. */
    void separate(Set<VirtualNode> island) {
        conditions.separate(List.of(island));
    }

    /** Everybody reaches everybody again. */
    void heal() {
        conditions.separate(List.of());
        links.resume();
    }

    void dial(VirtualNode from, PeerAddress address) {
        links.dial(
                from,
                address,
                nodes.stream().filter(node -> node.address().equals(address)).findFirst());
    }

    /** The greatest height that a node has committed. */
    long height() {
        return highest().height();
    }

    /** Whether nothing ails it but liars, fewer than a third, and each key has one process: then it goes on. */
    boolean isWell() {
        long liars = nodes.stream().filter(VirtualNode::isByzantine).count();
        return everyMemberHasOneProcess()
                && nodes.stream().allMatch(VirtualNode::isWell)
                && conditions.areGood()
                && time.isOrdered()
                && 3 * liars < members().size();
    }

    private boolean everyMemberHasOneProcess() {
        List<PublicKey> keys = nodes.stream().map(node -> node.signer().publicKey()).toList();
        return Set.copyOf(keys).size() == keys.size()
                && members().members().stream()
                        .allMatch(member -> keys.contains(member.publicKey()));
    }

    /** The node that has committed the least. */
    VirtualNode lowest() {
        return nodes.stream()
                .reduce((one, other) -> other.height() < one.height() ? other : one)
                .orElseThrow();
    }

    /** The node that has committed the most. */
    VirtualNode highest() {
        return nodes.stream()
                .reduce((one, other) -> other.height() > one.height() ? other : one)
                .orElseThrow();
    }

    /** Whether every running node has committed the height. */
    boolean reached(long height) {
        return up().stream().allMatch(node -> node.height() >= height);
    }

    /** The height whose slot opened last. */
    long due() {
        return genesis.heightAt(now());
    }
}
