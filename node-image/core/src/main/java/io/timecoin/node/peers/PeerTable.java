package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.peers.HandshakeResult.Refused;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one registry of everything about peers: who they are, which side dials, how far a handshake is, which of two
 * connections stays, when to ping and to dial again (PROTOCOL 16, row 32).
 */
public final class PeerTable {
    private static final Comparator<PeerStatus> BY_NODE =
            Comparator.comparing((PeerStatus status) ->
                            status.peer().nodeId().map(NodeId::toHex).orElse("reference"))
                    .thenComparing(PeerStatus::connection);

    private final Parts parts;
    private final Sessions sessions;
    private final ReadyPeers readyPeers;
    private final Connections connections;
    private final PeerMessages messages;

    /** A table without peers; the operator's list comes as an event. */
    public PeerTable(
            PeerSettings settings,
            LocalNode local,
            SignatureVerifier verifier,
            Collection<NodeId> members) {
        this.parts = Parts.create(settings, local);
        this.sessions = parts.sessions();
        this.readyPeers = new ReadyPeers(parts);
        this.connections =
                new Connections(
                        parts,
                        new HandshakeRules(local, settings.encryption(), verifier),
                        readyPeers);
        this.messages = new PeerMessages(parts, readyPeers);
        parts.admission().setMembers(members);
    }

    /** Takes one event and answers with what is to be done about it, in order. */
    public List<PeerEffect> step(PeerEvent event, Instant now) {
        switch (event) {
            case PeerEvent.ConnectionOpened opened -> connections.open(opened, now);
            case PeerEvent.ConnectionEncrypted(ConnectionId id, Bytes binding) ->
                    sessions.find(id)
                            .ifPresent(session -> connections.onEncrypted(session, binding));
            case PeerEvent.MessageReceived(ConnectionId id, Message message) ->
                    sessions.find(id).ifPresent(session -> onMessage(session, message, now));
            case PeerEvent.LineRefused(ConnectionId id, LineFault fault, String detail) ->
                    sessions.find(id).ifPresent(session -> onBadLine(session, fault, detail, now));
            case PeerEvent.ConnectionClosed(ConnectionId id, String reason) ->
                    sessions.find(id).ifPresent(session -> onClosed(session, reason, now));
            case PeerEvent.DialFailed(PeerAddress address, String reason) ->
                    parts.dialling().onFailure(address, reason);
            case PeerEvent.TimerFired(PeerTimer timer) -> onTimer(timer, now);
            case PeerEvent.PeersConfigured(List<ConfiguredPeer> peers) -> {
                parts.dialling().configure(peers);
                armCandidates();
            }
            case PeerEvent.MembersChanged changed ->
                    parts.admission().setMembers(changed.members());
            case PeerEvent.HeightLearned(ConnectionId id, long height) ->
                    sessions.find(id)
                            .ifPresent(session -> session.height = OptionalLong.of(height));
        }
        return parts.out().drain();
    }

    /** Who is at the other end of a ready connection. */
    public Optional<PeerInfo> peer(ConnectionId connection) {
        return sessions.find(connection).flatMap(session -> session.peer);
    }

    /** The ready connection of a node. */
    public Optional<ConnectionId> connection(NodeId node) {
        return sessions.current(node).map(session -> session.id);
    }

    /** All ready connections, one for each peer, in the order of their opening. */
    public List<ConnectionId> ready() {
        return sessions.ready().stream().map(session -> session.id).toList();
    }

    /** What {@code /status} and metrics show. */
    public PeersSnapshot snapshot() {
        return new PeersSnapshot(
                sessions.ready().stream().map(Session::status).sorted(BY_NODE).toList(),
                parts.dialling().missing(),
                parts.tally().counters(),
                parts.book().size());
    }

    private void onMessage(Session session, Message message, Instant now) {
        if (session.isProven()) {
            messages.onMessage(session, message, now);
        } else {
            connections.advance(session, message, now);
        }
    }

    private void onBadLine(Session session, LineFault fault, String detail, Instant now) {
        parts.out().report(new PeerReport.LineRefused(session.id, session.remote, fault, detail));
        if (session.isProven()) {
            messages.onBadLine(session, fault, detail, now);
        } else {
            connections.fail(session, new Refused(PeerMessages.reason(fault), detail), now);
        }
    }

    private void onClosed(Session session, String reason, Instant now) {
        if (session.isProven()) {
            readyPeers.onClosed(session, reason, now);
        } else {
            connections.onClosed(session, reason, now);
        }
    }

    private void onTimer(PeerTimer timer, Instant now) {
        switch (timer) {
            case PeerTimer.HandshakeDeadline(ConnectionId id) ->
                    sessions.find(id)
                            .filter(session -> !session.isProven())
                            .ifPresent(session -> connections.onDeadline(session, now));
            case PeerTimer.PingDue(ConnectionId id) ->
                    sessions.find(id).ifPresent(session -> readyPeers.onPingDue(session, now));
            case PeerTimer.RetirementDeadline(ConnectionId id) ->
                    sessions.find(id).ifPresent(readyPeers::onRetirementDeadline);
            case PeerTimer.DialDue(PeerAddress address) -> parts.dialling().onDue(address);
            case PeerTimer.CandidatesDue() -> {
                if (sessions.ready().size() < parts.settings().candidates().wantedPeers()) {
                    parts.dialling().tryLearned();
                }
                armCandidates();
            }
        }
    }

    private void armCandidates() {
        parts.out().arm(new PeerTimer.CandidatesDue(), parts.settings().candidates().interval());
    }
}
