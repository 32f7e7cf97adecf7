package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.NodeHello;

/** What a dialler says in a handshake in the clear, for tests that write to sockets by themselves. */
public final class SpokenHandshake {
    private final HandshakeRules rules;

    public SpokenHandshake(LocalNode speaker, SignatureVerifier verifier) {
        this.rules = new HandshakeRules(speaker, Encryption.OFF, verifier);
    }

    /** The first line. */
    public Handshake opening(Bytes nonce) {
        return rules.opening(nonce);
    }

    /** The proof of identity, in answer to the acceptor. */
    public Ack proof(Bytes nonce, NodeHello acceptor) {
        return rules.proof(nonce, acceptor, new Link.Plain());
    }
}
