package io.timecoin.node.core;

import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.Attestation;
import io.timecoin.node.masternode.Heartbeat;
import io.timecoin.node.masternode.HeartbeatView;
import io.timecoin.node.masternode.Heartbeats;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.SignedAttestation;
import io.timecoin.node.masternode.SignedHeartbeat;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerInfo;
import io.timecoin.node.peers.PeerTable;
import io.timecoin.node.wire.MasternodeMessage;
import io.timecoin.node.wire.MasternodeMessage.HeartbeatAttestation;
import io.timecoin.node.wire.MasternodeMessage.HeartbeatBroadcast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings heartbeats and attestations to the ready peers and takes theirs; reference nodes know none of the names in them. */
final class HeartbeatDriver {
    private final Heartbeats heartbeats;
    private final PeerTable peers;
    private final CurrentStep step;

    HeartbeatDriver(
            NodeSettings settings,
            SignatureVerifier signatures,
            MemberSet members,
            PeerTable peers,
            CurrentStep step) {
        this.heartbeats =
                new Heartbeats(
                        settings.local().signer(),
                        signatures,
                        Duration.ofSeconds(settings.genesis().blockIntervalSeconds()),
                        members);
        this.peers = peers;
        this.step = step;
    }

    /** An interval begins. */
    void due() {
        heartbeats.tick(step.now()).map(HeartbeatDriver::toWire).ifPresent(this::broadcast);
        step.arm(new NodeTimer.HeartbeatDue(), heartbeats.interval());
    }

    void membersChanged(MemberSet members) {
        heartbeats.membersChanged(members);
    }

    /** Only whoever has proven a key can speak for it. */
    void received(ConnectionId from, HeartbeatBroadcast message) {
        key(from)
                .flatMap(sender -> heartbeats.received(sender, fromWire(message), step.now()))
                .map(HeartbeatDriver::toWire)
                .ifPresent(this::broadcast);
    }

    void received(ConnectionId from, HeartbeatAttestation message) {
        key(from).ifPresent(sender -> heartbeats.received(sender, fromWire(message), step.now()));
    }

    private Optional<PublicKey> key(ConnectionId connection) {
        return peers.peer(connection).flatMap(PeerInfo::publicKey);
    }

    List<HeartbeatView> view() {
        return heartbeats.view();
    }

    private void broadcast(MasternodeMessage message) {
        List<ConnectionId> to =
                peers.ready().stream().filter(peer -> key(peer).isPresent()).toList();
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, message));
        }
    }

    private static HeartbeatBroadcast toWire(SignedHeartbeat message) {
        Heartbeat heartbeat = message.heartbeat();
        return new HeartbeatBroadcast(
                heartbeat.address(),
                heartbeat.sequence(),
                heartbeat.timestamp(),
                heartbeat.publicKey(),
                message.signature());
    }

    private static SignedHeartbeat fromWire(HeartbeatBroadcast message) {
        return new SignedHeartbeat(
                new Heartbeat(
                        message.masternodeAddress(),
                        message.sequenceNumber(),
                        message.timestamp(),
                        message.masternodePubkey()),
                message.signature());
    }

    private static HeartbeatAttestation toWire(SignedAttestation message) {
        Attestation attestation = message.attestation();
        return new HeartbeatAttestation(
                attestation.heartbeat(),
                attestation.witness(),
                attestation.publicKey(),
                attestation.timestamp(),
                message.signature());
    }

    private static SignedAttestation fromWire(HeartbeatAttestation message) {
        return new SignedAttestation(
                new Attestation(
                        message.heartbeatHash(),
                        message.witnessAddress(),
                        message.witnessTimestamp(),
                        message.witnessPubkey()),
                message.signature());
    }
}
