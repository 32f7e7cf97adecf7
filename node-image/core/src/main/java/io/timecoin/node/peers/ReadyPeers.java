package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.Duplicates.Verdict;
import io.timecoin.node.peers.Session.Phase;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The second part of a connection's life: which of a peer's connections is in use, until the last one is gone. Others
 * see one connection for each peer at a time.
 */
final class ReadyPeers {
    private final Parts parts;
    private final Sessions sessions;
    private final Outbox out;
    private final PeerNames names;

    ReadyPeers(Parts parts) {
        this.parts = parts;
        this.sessions = parts.sessions();
        this.out = parts.out();
        this.names = new PeerNames(parts.dialling());
    }

    /** Takes a connection whose handshake has just been completed. */
    void add(Session session, Instant now) {
        session.phase = Phase.READY;
        session.readyAt = now;
        parts.dialling().onReady(session);
        PeerInfo peer = names.describe(session);
        session.peer = Optional.of(peer);
        names.dialAddress(session)
                .ifPresent(address -> parts.book().onContact(address, session.nodeId(), now));
        parts.tally().completed();
        out.report(new PeerReport.HandshakeCompleted(session.id, peer, session.age(now)));
        session.nodeId()
                .flatMap(sessions::current)
                .ifPresentOrElse(older -> resolve(older, session, now), () -> use(session, now));
    }

    /** Ends a ready connection from this side. */
    void close(Session session, CloseReason reason, String detail, Instant now) {
        sessions.remove(session);
        out.close(session, reason, detail);
        settle(session, reason, detail, now);
    }

    /** The peer or the network ended a ready connection. */
    void onClosed(Session session, String detail, Instant now) {
        sessions.remove(session);
        settle(session, CloseReason.CONNECTION_LOST, detail, now);
    }

    /** The peer had time to close the connection that both gave up. */
    void onRetirementDeadline(Session session) {
        if (session.phase == Phase.RETIRED) {
            discard(session, CloseReason.DUPLICATE);
        }
    }

    /** The connection that speaks for the peer at the other end of this one. */
    ConnectionId inUse(Session session) {
        return session.nodeId().flatMap(sessions::current).orElse(session).id;
    }

    /** Counts the silence since the last ping, then asks for another sign of life or gives up. */
    void onPingDue(Session session, Instant now) {
        if (session.phase != Phase.READY) {
            return;
        }
        if (session.liveness.onInterval()) {
            int missed = session.liveness.missed();
            out.report(new PeerReport.PongMissed(session.id, session.peer.orElseThrow(), missed));
            if (missed >= parts.settings().pings().maxMissed()) {
                close(session, CloseReason.PING_TIMEOUT, missed + " pongs missed", now);
                return;
            }
        }
        ping(session, now);
    }

    private void use(Session session, Instant now) {
        session.phase = Phase.READY;
        session.nodeId().ifPresent(id -> sessions.use(id, session));
        out.add(new PeerEffect.PeerReady(session.id, session.peer.orElseThrow()));
        boolean dialledByReference = session.hello.isEmpty() && !session.isOutbound();
        if (dialledByReference) {
            // It sends pings itself there (PROTOCOL 17, rule 2).
            armPing(session);
        } else {
            ping(session, now);
        }
        out.send(session, new GetPeers());
    }

    private void ping(Session session, Instant now) {
        out.send(session, new Ping(session.liveness.ping(now), now.getEpochSecond()));
        armPing(session);
    }

    private void armPing(Session session) {
        out.arm(new PeerTimer.PingDue(session.id), parts.settings().pings().interval());
    }

    private void resolve(Session older, Session newer, Instant now) {
        Verdict verdict = Duplicates.resolve(parts.local().id(), older, newer);
        boolean handover = verdict.kept() == newer;
        if (handover) {
            out.add(new PeerEffect.PeerGone(older.id, older.peer.orElseThrow(), verdict.reason()));
        }
        if (verdict.reason() == CloseReason.EARLIER_START) {
            endEarlierStart(verdict, handover);
        } else {
            endDuplicate(verdict);
        }
        if (handover) {
            use(newer, now);
        }
    }

    private void endDuplicate(Verdict verdict) {
        Session ended = verdict.ended();
        parts.tally().duplicate();
        out.report(
                new PeerReport.DuplicateResolved(
                        verdict.kept().peer.orElseThrow(), verdict.kept().id, ended.id));
        if (verdict.closeHere()) {
            discard(ended, CloseReason.DUPLICATE);
        } else {
            ended.phase = Phase.RETIRED;
            out.arm(
                    new PeerTimer.RetirementDeadline(ended.id),
                    parts.settings().handshakeTimeout());
        }
    }

    private void endEarlierStart(Verdict verdict, boolean wasInUse) {
        Session ended = verdict.ended();
        NodeId node = ended.nodeId().orElseThrow();
        sessions.retired(node).stream()
                .filter(retired -> retired.startMillis() < verdict.kept().startMillis())
                .forEach(retired -> discard(retired, CloseReason.EARLIER_START));
        discard(ended, CloseReason.EARLIER_START);
        if (wasInUse) {
            reportLost(ended, CloseReason.EARLIER_START, "the peer's process was restarted");
        }
    }

    /** Closes a connection that nobody uses any more. */
    private void discard(Session session, CloseReason reason) {
        sessions.remove(session);
        parts.tally().closed(reason);
        out.close(session, reason, "another connection of the pair stays");
    }

    private void settle(Session session, CloseReason reason, String detail, Instant now) {
        if (session.phase == Phase.RETIRED) {
            parts.tally().closed(CloseReason.DUPLICATE);
            return;
        }
        parts.tally().closed(reason);
        out.add(new PeerEffect.PeerGone(session.id, session.peer.orElseThrow(), reason));
        List<Session> retired = session.nodeId().map(sessions::retired).orElse(List.of());
        if (retired.isEmpty()) {
            reportLost(session, reason, detail);
            parts.dialling().onLost(session, detail);
        } else {
            use(retired.getFirst(), now);
        }
    }

    private void reportLost(Session session, CloseReason reason, String detail) {
        parts.tally().connectionLost();
        out.report(new PeerReport.PeerLost(session.id, session.peer.orElseThrow(), reason, detail));
    }
}
