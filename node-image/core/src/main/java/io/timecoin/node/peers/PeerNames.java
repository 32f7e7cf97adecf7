package io.timecoin.node.peers;

import io.timecoin.node.wire.NodeHello;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Describes a proven peer to people: what the operator's list says of it comes before what it says itself. */
final class PeerNames {
    /** Names and versions go into logs and metrics; what is not plain is left out. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._+-]{1,64}");

    private final Dialling dialling;

    PeerNames(Dialling dialling) {
        this.dialling = dialling;
    }

    PeerInfo describe(Session session) {
        Optional<NodeHello> hello = session.hello;
        return new PeerInfo(
                hello.map(NodeHello::publicKey),
                dialling.configured(session)
                        .map(ConfiguredPeer::name)
                        .filter(name -> !name.isEmpty())
                        .or(() -> hello.map(NodeHello::name).filter(PeerNames::isPlain))
                        .orElse(""),
                dialAddress(session).orElse(session.remote),
                session.direction,
                session.link instanceof Link.Encrypted,
                hello.map(NodeHello::version).filter(PeerNames::isPlain).orElse(""),
                hello.map(NodeHello::capabilities).orElse(List.of()));
    }

    /** Where the peer can be dialled: as configured, as dialled, or as it says. */
    Optional<PeerAddress> dialAddress(Session session) {
        return dialling.configured(session)
                .map(ConfiguredPeer::address)
                .or(() -> Optional.of(session.remote).filter(remote -> session.isOutbound()))
                .or(() -> session.hello.map(NodeHello::listenAddress).flatMap(PeerNames::parse));
    }

    /** The address that a peer wrote, if it is one. */
    static Optional<PeerAddress> parse(String text) {
        try {
            return Optional.of(PeerAddress.parse(text));
        } catch (IllegalArgumentException notAnAddress) {
            // Peers may write what they like; a host without a port is an older node's habit.
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }
}
