package io.timecoin.node.simulation;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.Timeouts;
import io.timecoin.node.core.NodeCore;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.core.NodeSettings;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.core.NodeTimer;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.sync.SyncSettings;
import io.timecoin.node.wire.Capability;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node: its core while its process runs, its disk always, and what is wrong with it. */
final class VirtualNode {
    private record PlannedCrash(long afterWrites, CrashMoment moment) {}

    private final VirtualNetwork network;
    private final Genesis genesis;
    private final Signer signer;
    private final SignatureVerifier verifier;
    private final PeerAddress address;

    private VirtualDisk disk;
    private Duration diskDelay = Duration.ZERO;
    private Duration clockSkew = Duration.ZERO;
    private String version = "1.0.0";
    private Optional<ByzantineMember> byzantine = Optional.empty();
    private SyncSettings syncSettings = SyncSettings.DEFAULT;
    private boolean apart;
    private boolean diskLies;
    private Optional<PlannedCrash> plannedCrash = Optional.empty();

    private final Map<NodeTimer, Long> timers = new HashMap<>();
    private final Deque<NodeEvent> inbox = new ArrayDeque<>();
    private Optional<NodeCore> core = Optional.empty();
    private boolean writing;
    private int life;
    private long timersArmed;
    private long writes;

    VirtualNode(
            VirtualNetwork network,
            Genesis genesis,
            Signer signer,
            SignatureVerifier verifier,
            PeerAddress address) {
        this.network = network;
        this.genesis = genesis;
        this.signer = signer;
        this.verifier = verifier;
        this.address = address;
        this.disk = new VirtualDisk(genesis);
    }

    PeerAddress address() {
        return address;
    }

    Signer signer() {
        return signer;
    }

    NodeId id() {
        return NodeId.of(signer.publicKey());
    }

    VirtualDisk disk() {
        return disk;
    }

    long height() {
        return disk.height();
    }

    boolean isUp() {
        return core.isPresent();
    }

    /** Counts the starts of its process: what belonged to an earlier one is without effect. */
    int life() {
        return life;
    }

    /** Batches written by all its processes. */
    long writes() {
        return writes;
    }

    /** What the clock of its machine shows. */
    Instant clock() {
        return network.now().plus(clockSkew);
    }

    NodeStatus status() {
        return core.orElseThrow().status(clock());
    }

    /** Its clock is wrong by so much. */
    void skewClock(Duration skew) {
        clockSkew = skew;
    }

    /** A synced write takes so long, and the node does nothing else meanwhile. */
    void slowDisk(Duration delay) {
        diskDelay = delay;
    }

    /** Its owner has configured how it fetches blocks; counts from its next start. */
    void configure(SyncSettings settings) {
        syncSettings = settings;
    }

    /** Nobody expects it to go with the others. */
    void standApart() {
        apart = true;
    }

    void runVersion(String text) {
        version = text;
    }

    /** Its disk says of records that they are synced when they are not: a crash loses the last one. */
    void distrustDisk() {
        diskLies = true;
    }

    /** Its owner lies from now on. */
    void corrupt(ByzantineMember lies) {
        byzantine = Optional.of(lies);
    }

    boolean isByzantine() {
        return byzantine.isPresent();
    }

    /** Its process will die at this moment of the write after so many others. */
    void crashAt(long afterWrites, CrashMoment moment) {
        plannedCrash = Optional.of(new PlannedCrash(writes + afterWrites, moment));
    }

    /** Whether its process runs and nothing slows it down or misleads it. */
    boolean isWell() {
        return isUp()
                && !apart
                && plannedCrash.isEmpty()
                && diskDelay.isZero()
                && clockSkew.isZero();
    }

    /** It will not die as planned. */
    void spare() {
        plannedCrash = Optional.empty();
    }

    /** Everything stored is gone, but for the key. */
    void loseDisk() {
        disk = new VirtualDisk(genesis);
    }

    void start(List<ConfiguredPeer> peers) {
        life++;
        LocalNode local =
                new LocalNode(
                        signer,
                        address.host(),
                        version,
                        "Testnet",
                        genesis.hash(),
                        clock().toEpochMilli(),
                        List.of(Capability.CONSENSUS, Capability.FINALITY, Capability.MEMBERSHIP),
                        Optional.of(address));
        PeerSettings peerSettings =
                PeerSettings.defaults()
                        .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(2))
                        .withDirectionGrace(Duration.ofSeconds(1));
        NodeSettings settings =
                new NodeSettings(genesis, local, "", peerSettings, Timeouts.STANDARD, syncSettings);
        core = Optional.of(new NodeCore(settings, verifier, disk.load()));
        network.observer().started(this);
        take(new NodeEvent.Started());
        take(new NodeEvent.Peers(new PeerEvent.PeersConfigured(peers)));
    }

    /** The process dies; its timers and what it was about to write go with it. */
    void crash() {
        life++;
        if (diskLies) {
            disk.loseLastRecord();
        }
        core = Optional.empty();
        writing = false;
        timers.clear();
        inbox.clear();
        network.links().cut(this);
    }

    void take(NodeEvent event) {
        if (isUp()) {
            inbox.add(event);
            work();
        }
    }

    private void work() {
        while (isUp() && !writing && !inbox.isEmpty()) {
            perform(core.orElseThrow().step(inbox.remove(), clock()));
        }
    }

    private void perform(List<NodeEffect> effects) {
        if (effects.stream().noneMatch(VirtualDisk::isWrite)) {
            effects.forEach(this::perform);
        } else if (diskDelay.isZero()) {
            write(effects);
        } else {
            writing = true;
            int writer = life;
            network.after(
                    diskDelay,
                    () -> {
                        if (life == writer) {
                            writing = false;
                            write(effects);
                            work();
                        }
                    });
        }
    }

    private void write(List<NodeEffect> effects) {
        Optional<CrashMoment> crash =
                plannedCrash
                        .filter(planned -> planned.afterWrites() <= writes)
                        .map(PlannedCrash::moment);
        writes++;
        List<NodeEffect> done = crash.map(now -> now.survivors(effects)).orElse(effects);
        disk.write(done);
        done.forEach(this::perform);
        if (crash.isPresent()) {
            plannedCrash = Optional.empty();
            crash();
        }
    }

    private void perform(NodeEffect effect) {
        network.observer().performed(this, effect);
        switch (effect) {
            case NodeEffect.Persist _,
                    NodeEffect.Commit _,
                    NodeEffect.KeepOld _,
                    NodeEffect.ReplaceCertificate _,
                    NodeEffect.Lock _,
                    NodeEffect.Contest _,
                    NodeEffect.Adopted _,
                    NodeEffect.KeepCertificate _,
                    NodeEffect.Answer _,
                    NodeEffect.Notify _ -> {}
            case NodeEffect.Send(List<ConnectionId> to, Message message) -> send(to, message);
            case NodeEffect.Dial(PeerAddress to) -> network.dial(this, to);
            case NodeEffect.Encrypt _ ->
                    throw new AssertionError(
                            "virtual links are in the clear, and nobody offers more");
            case NodeEffect.HandshakeDone _ -> {}
            case NodeEffect.Close(ConnectionId connection, var reason, String detail) ->
                    network.links().close(connection, reason + ": " + detail);
            case NodeEffect.Arm(NodeTimer timer, Duration delay) -> arm(timer, delay);
            case NodeEffect.Report _ -> {}
            case NodeEffect.Halt _ -> {}
        }
    }

    private void send(List<ConnectionId> to, Message message) {
        for (ConnectionId connection : to) {
            byzantine
                    .map(liar -> liar.insteadOf(message, connection))
                    .orElseGet(() -> List.of(message))
                    .forEach(said -> network.links().send(this, connection, said));
        }
    }

    private void arm(NodeTimer timer, Duration delay) {
        long number = timersArmed++;
        timers.put(timer, number);
        network.after(
                delay,
                () -> {
                    if (timers.remove(timer, number)) {
                        take(new NodeEvent.TimerFired(timer));
                    }
                });
    }

    @Override
    public String toString() {
        return address.host();
    }
}
