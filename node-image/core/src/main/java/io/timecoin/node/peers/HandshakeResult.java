package io.timecoin.node.peers;

import io.timecoin.node.wire.NodeHello;

/** What a message of the handshake makes of the peer. */
sealed interface HandshakeResult {
    /** It is one of ours and has shown what this message had to show. */
    record Accepted(NodeHello hello) implements HandshakeResult {}

    /** It speaks protocol v1 without our field. */
    record Reference() implements HandshakeResult {}

    /** Both sides can encrypt: that comes first, and then the handshake from its beginning. */
    record Encrypt() implements HandshakeResult {}

    record Refused(CloseReason reason, String detail) implements HandshakeResult {}
}
