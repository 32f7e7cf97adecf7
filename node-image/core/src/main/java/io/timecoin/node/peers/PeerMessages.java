package io.timecoin.node.peers;

import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.ConnectionMessage.Pong;
import io.timecoin.node.wire.ConnectionMessage.Version;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a proven peer says: pings and addresses are answered here, everything else is delivered. */
final class PeerMessages {
    /** Addresses in one answer to GetPeers: about 3 KB, which a reference node reads in one piece. */
    private static final int MAX_SHARED_ADDRESSES = 100;

    /** Addresses taken from one PeersResponse: enough for the largest network, and no flood. */
    private static final int MAX_TAKEN_ADDRESSES = 1_000;

    /** Lines with bad fields on one connection before it is closed, as in reference nodes (PROTOCOL 4.1). */
    private static final int MAX_BAD_LINES = 10;

    private final Parts parts;
    private final ReadyPeers readyPeers;

    PeerMessages(Parts parts, ReadyPeers readyPeers) {
        this.parts = parts;
        this.readyPeers = readyPeers;
    }

    /** Handles a message of either direction. */
    void onMessage(Session session, Message message, Instant now) {
        onTraffic(session);
        switch (message) {
            case Ping(long nonce, long timestamp) ->
                    parts.out().send(session, new Pong(nonce, now.getEpochSecond()));
            case Pong(long nonce, long timestamp) -> session.liveness.onPong(nonce, timestamp, now);
            case GetPeers() -> parts.out().send(session, new PeersResponse(sharedAddresses()));
            case PeersResponse(List<String> peers) -> onPeers(peers);
            // A second handshake is ignored (PROTOCOL 4.1), and nobody needs the others.
            case Handshake _, Ack _, Version _ -> {}
            case Message other ->
                    parts.out().add(new PeerEffect.Deliver(readyPeers.inUse(session), other));
        }
    }

    /**
     * Handles a line that is no message. Newer peers may send what this node does not know, so an unknown name is no
     * fault; a line that is not even JSON is.
     */
    void onBadLine(Session session, LineFault fault, String detail, Instant now) {
        onTraffic(session);
        switch (fault) {
            case UNKNOWN_MESSAGE -> {}
            case EMPTY, BAD_FIELD, LIST_TOO_LONG -> {
                session.badLines++;
                if (session.badLines >= MAX_BAD_LINES) {
                    close(session, fault, detail, now);
                }
            }
            case NOT_UTF8, NOT_JSON, TOO_LONG -> close(session, fault, detail, now);
        }
    }

    /** How a connection that is closed for a line is counted. */
    static CloseReason reason(LineFault fault) {
        return fault == LineFault.TOO_LONG ? CloseReason.LINE_TOO_LONG : CloseReason.GARBAGE;
    }

    private void close(Session session, LineFault fault, String detail, Instant now) {
        parts.admission().onFault(session, now);
        readyPeers.close(session, reason(fault), detail, now);
    }

    private void onTraffic(Session session) {
        if (!session.liveness.heard()) {
            parts.dialling().onAlive(session);
        }
        session.liveness.onTraffic();
    }

    private void onPeers(List<String> peers) {
        peers.stream()
                .limit(MAX_TAKEN_ADDRESSES)
                .flatMap(text -> PeerNames.parse(text).stream())
                .filter(address -> !parts.dialling().isConfigured(address))
                .forEach(parts.book()::onTold);
    }

    private List<String> sharedAddresses() {
        return Stream.concat(
                        parts.dialling().configuredAddresses().stream(),
                        parts.book().reached(MAX_SHARED_ADDRESSES).stream())
                .distinct()
                .limit(MAX_SHARED_ADDRESSES)
                .map(PeerAddress::toString)
                .toList();
    }
}
