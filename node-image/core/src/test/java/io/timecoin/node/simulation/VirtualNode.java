package io.timecoin.node.simulation;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.Timeouts;
import io.timecoin.node.core.NodeCore;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.core.NodeReport;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node: its core while it runs, and its disk always. */
final class VirtualNode {
    private final VirtualNetwork network;
    private final Genesis genesis;
    private final Signer signer;
    private final SignatureVerifier verifier;
    private final PeerAddress address;
    private final VirtualDisk disk;
    private final Map<NodeTimer, Long> timers = new HashMap<>();
    private final List<NodeReport> reports = new ArrayList<>();
    private Optional<NodeCore> core = Optional.empty();
    private long timersArmed;

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

    NodeId id() {
        return NodeId.of(signer.publicKey());
    }

    VirtualDisk disk() {
        return disk;
    }

    boolean isUp() {
        return core.isPresent();
    }

    NodeStatus status() {
        return core.orElseThrow().status(network.now());
    }

    List<NodeReport> reports() {
        return reports;
    }

    void start(List<ConfiguredPeer> peers) {
        LocalNode local =
                new LocalNode(
                        signer,
                        address.host(),
                        "1.0.0",
                        "Testnet",
                        genesis.hash(),
                        network.now().toEpochMilli(),
                        List.of(Capability.CONSENSUS),
                        Optional.of(address));
        PeerSettings peerSettings =
                PeerSettings.defaults()
                        .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(2))
                        .withDirectionGrace(Duration.ofSeconds(1));
        core =
                Optional.of(
                        new NodeCore(
                                new NodeSettings(
                                        genesis,
                                        local,
                                        "",
                                        peerSettings,
                                        Timeouts.STANDARD,
                                        SyncSettings.DEFAULT),
                                verifier,
                                disk.load()));
        take(new NodeEvent.Started());
        take(new NodeEvent.Peers(new PeerEvent.PeersConfigured(peers)));
    }

    /** The process dies; its timers go with it. */
    void crash() {
        core = Optional.empty();
        timers.clear();
        network.cut(this);
    }

    void take(NodeEvent event) {
        core.ifPresent(running -> perform(running.step(event, network.now())));
    }

    private void perform(List<NodeEffect> effects) {
        effects.forEach(disk::write);
        effects.forEach(this::perform);
    }

    private void perform(NodeEffect effect) {
        switch (effect) {
            case NodeEffect.Persist _, NodeEffect.Commit _, NodeEffect.ReplaceCertificate _ -> {}
            case NodeEffect.Send(List<ConnectionId> to, var message) ->
                    to.forEach(connection -> network.send(this, connection, message));
            case NodeEffect.Dial(PeerAddress to) -> network.dial(this, to);
            case NodeEffect.HandshakeDone _ -> {}
            case NodeEffect.Close(ConnectionId connection, var reason, String detail) ->
                    network.close(connection, reason + ": " + detail);
            case NodeEffect.Arm(NodeTimer timer, Duration delay) -> arm(timer, delay);
            case NodeEffect.Report(NodeReport report) -> reports.add(report);
            case NodeEffect.Halt(String reason) -> throw new AssertionError(reason);
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
}
