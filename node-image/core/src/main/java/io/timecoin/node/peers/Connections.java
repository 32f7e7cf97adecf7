package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.HandshakeResult.Accepted;
import io.timecoin.node.peers.HandshakeResult.Encrypt;
import io.timecoin.node.peers.HandshakeResult.Reference;
import io.timecoin.node.peers.HandshakeResult.Refused;
import io.timecoin.node.peers.Session.Phase;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.NodeHello;
import java.time.Instant;
import java.util.Optional;

/** The first part of a connection's life: from the open socket to a peer that has proven who it is. */
final class Connections {
    private final PeerSettings settings;
    private final HandshakeRules rules;
    private final Sessions sessions;
    private final Admission admission;
    private final Dialling dialling;
    private final Tally tally;
    private final Outbox out;
    private final ReadyPeers readyPeers;

    Connections(Parts parts, HandshakeRules rules, ReadyPeers readyPeers) {
        this.settings = parts.settings();
        this.rules = rules;
        this.sessions = parts.sessions();
        this.admission = parts.admission();
        this.dialling = parts.dialling();
        this.tally = parts.tally();
        this.out = parts.out();
        this.readyPeers = readyPeers;
    }

    /** Begins the handshake; the dialler speaks first. */
    void open(PeerEvent.ConnectionOpened event, Instant now) {
        Session session =
                new Session(
                        event.connection(),
                        event.direction(),
                        event.remote(),
                        EncryptionOffer.in(event.nonce(), settings.encryption()),
                        now);
        tally.begun();
        out.report(new PeerReport.HandshakeBegun(session.id, session.direction, session.remote));
        if (!session.isOutbound()) {
            Optional<Refused> refusal = admission.judgeOpening(session, sessions.all(), now);
            if (refusal.isPresent()) {
                fail(session, refusal.get(), now);
                return;
            }
            admission.toMakeRoom(sessions.all()).ifPresent(slowest -> fail(slowest, noRoom(), now));
        }
        sessions.add(session);
        out.arm(new PeerTimer.HandshakeDeadline(session.id), settings.handshakeTimeout());
        if (session.isOutbound()) {
            out.send(session, rules.opening(session.nonce));
        }
    }

    /** Takes the next message of a handshake that is under way. */
    void advance(Session session, Message message, Instant now) {
        switch (message) {
            // It came in the clear, so anyone may have put it there.
            case Message early when session.link instanceof Link.Securing ->
                    fail(
                            session,
                            new Refused(
                                    CloseReason.MESSAGE_BEFORE_HANDSHAKE,
                                    early.name() + " before the connection was encrypted"),
                            now);
            case Handshake handshake when session.phase == Phase.AWAITING_HANDSHAKE ->
                    onHandshake(session, handshake, now);
            case Ack ack when session.phase == Phase.AWAITING_ACK -> onAnswer(session, ack, now);
            case Ack ack when session.phase == Phase.AWAITING_PROOF -> onProof(session, ack, now);
            case Message other -> onOther(session, other, now);
        }
    }

    /** What both sides agreed to is so: the handshake begins anew, and nobody on the way can read it. */
    void onEncrypted(Session session, Bytes binding) {
        if (session.link instanceof Link.Securing) {
            session.link = new Link.Encrypted(binding);
            if (session.isOutbound()) {
                out.send(session, rules.opening(session.nonce));
            }
        }
    }

    /** The time for the handshake is over. */
    void onDeadline(Session session, Instant now) {
        if (mayBeSilentReference(session)) {
            readyPeers.add(session, now);
        } else {
            fail(
                    session,
                    new Refused(
                            CloseReason.HANDSHAKE_TIMEOUT,
                            "no handshake within " + settings.handshakeTimeout()),
                    now);
        }
    }

    /** Ends a connection whose handshake this node does not want to go on with. */
    void fail(Session session, Refused why, Instant now) {
        sessions.remove(session);
        out.close(session, why.reason(), why.detail());
        settle(session, why, now);
    }

    /** The peer or the network ended the connection in the middle of the handshake. */
    void onClosed(Session session, String detail, Instant now) {
        sessions.remove(session);
        settle(session, new Refused(CloseReason.CONNECTION_LOST, detail), now);
    }

    private void onHandshake(Session session, Handshake handshake, Instant now) {
        switch (rules.judgeOpening(handshake, session.link)) {
            case Accepted(NodeHello hello) -> {
                session.hello = Optional.of(hello);
                session.phase = Phase.AWAITING_PROOF;
                out.send(session, rules.answer(session.nonce, hello, session.link));
            }
            case Encrypt() -> encrypt(session, Optional.of(rules.encryptAnswer()));
            case Reference() -> {
                Optional<Refused> refusal = admission.judgeProven(session, sessions.all(), now);
                if (refusal.isPresent()) {
                    fail(session, refusal.get(), now);
                } else {
                    out.send(session, rules.plainAnswer());
                    readyPeers.add(session, now);
                }
            }
            case Refused refused -> {
                if (refused.reason() == CloseReason.SELF_CONNECTION) {
                    handshake
                            .node()
                            .flatMap(own -> sessions.dialledWith(own.nonce()))
                            .ifPresent(own -> fail(own, refused, now));
                }
                fail(session, refused, now);
            }
        }
    }

    private void onAnswer(Session session, Ack ack, Instant now) {
        Optional<NodeId> expected = dialling.expected(session.remote);
        switch (rules.judgeAnswer(ack, session.nonce, session.link, expected)) {
            case Accepted(NodeHello hello) -> {
                session.hello = Optional.of(hello);
                if (isNeedless(session)) {
                    fail(
                            session,
                            new Refused(
                                    CloseReason.DUPLICATE,
                                    "the peer at this learned address is connected already"),
                            now);
                } else {
                    out.send(session, rules.proof(session.nonce, hello, session.link));
                    readyPeers.add(session, now);
                }
            }
            case Encrypt() -> encrypt(session, Optional.empty());
            case Reference() -> readyPeers.add(session, now);
            case Refused refused -> fail(session, refused, now);
        }
    }

    private void onProof(Session session, Ack ack, Instant now) {
        rules.judgeProof(ack, session.hello.orElseThrow(), session.nonce, session.link)
                .or(() -> admission.judgeProven(session, sessions.all(), now))
                .ifPresentOrElse(
                        refused -> fail(session, refused, now), () -> readyPeers.add(session, now));
    }

    private void encrypt(Session session, Optional<Message> lastInTheClear) {
        session.link = new Link.Securing();
        out.add(new PeerEffect.Encrypt(session.id, lastInTheClear));
    }

    private void onOther(Session session, Message message, Instant now) {
        // A reference node broadcasts on a connection before it has acknowledged it (PROTOCOL 4.1).
        if (mayBeSilentReference(session)) {
            return;
        }
        fail(
                session,
                new Refused(
                        CloseReason.MESSAGE_BEFORE_HANDSHAKE,
                        message.name() + " before the end of the handshake"),
                now);
    }

    private boolean mayBeSilentReference(Session session) {
        return session.phase == Phase.AWAITING_ACK
                && session.link instanceof Link.Plain
                && settings.encryption() != Encryption.REQUIRED
                && dialling.takesReference(session.remote);
    }

    /** An address learned from others led to a peer that is connected: the list of the operator comes first. */
    private boolean isNeedless(Session session) {
        return !dialling.isConfigured(session.remote)
                && session.nodeId()
                        .flatMap(sessions::current)
                        .filter(current -> current.startMillis() >= session.startMillis())
                        .isPresent();
    }

    private void settle(Session session, Refused why, Instant now) {
        tally.closed(why.reason());
        if (why.reason().isRefusal()) {
            tally.refused();
            out.report(
                    new PeerReport.ConnectionRefused(
                            session.id, session.remote, why.reason(), why.detail()));
        } else {
            tally.failed();
            out.report(
                    new PeerReport.HandshakeFailed(
                            session.id,
                            session.direction,
                            session.remote,
                            why.reason(),
                            why.detail()));
        }
        if (why.reason().isFault()) {
            admission.onFault(session, now);
        }
        if (session.isOutbound()) {
            if (why.reason() == CloseReason.SELF_CONNECTION) {
                dialling.onSelf(session.remote);
            } else {
                dialling.onFailure(session.remote, why.detail());
            }
        }
    }

    private static Refused noRoom() {
        return new Refused(CloseReason.NO_SLOT, "no handshake before all slots were taken");
    }
}
