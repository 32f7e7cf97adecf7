package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.peers.HandshakeResult.Accepted;
import io.timecoin.node.peers.HandshakeResult.Encrypt;
import io.timecoin.node.peers.HandshakeResult.Reference;
import io.timecoin.node.peers.HandshakeResult.Refused;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.NodeHello;
import java.util.List;
import java.util.Optional;

/** Makes and judges the messages of the handshake; holds no state (architecture.md §4). */
final class HandshakeRules {
    private static final String ACKNOWLEDGED = "Handshake";

    /** What the acceptor acknowledges instead when the handshake is to be encrypted. */
    private static final String ENCRYPT = "Encrypt";

    /** What reference nodes may call their network, whichever it is (PROTOCOL 16, row 28). */
    private static final List<String> REFERENCE_NETWORKS =
            List.of("mainnet", "testnet", "Testnet", "Mainnet");

    private final LocalNode local;
    private final Encryption encryption;
    private final SignatureVerifier verifier;

    HandshakeRules(LocalNode local, Encryption encryption, SignatureVerifier verifier) {
        this.local = local;
        this.encryption = encryption;
        this.verifier = verifier;
    }

    /** The dialler's first line. */
    Handshake opening(Bytes nonce) {
        return new Handshake(
                Handshake.MAGIC,
                Handshake.PROTOCOL_VERSION,
                local.network(),
                Optional.of(local.hello(nonce)));
    }

    /** What the acceptor thinks of the dialler's first line. */
    HandshakeResult judgeOpening(Handshake handshake, Link link) {
        return switch (judgeIntroduction(handshake)) {
            case Accepted accepted when link instanceof Link.Plain ->
                    judgePlain(accepted, EncryptionOffer.isIn(accepted.hello().nonce()));
            case Reference reference when link instanceof Link.Plain ->
                    judgePlain(reference, false);
            case HandshakeResult other -> other;
        };
    }

    private HandshakeResult judgePlain(HandshakeResult judged, boolean offersEncryption) {
        if (offersEncryption && encryption.isOffered()) {
            return new Encrypt();
        }
        return encryption == Encryption.REQUIRED ? notEncrypted() : judged;
    }

    private static Refused notEncrypted() {
        return new Refused(
                CloseReason.ENCRYPTION_REQUIRED,
                "p2p.encryption is required here, and the peer has it off, is of an older version or a"
                        + " reference node");
    }

    private HandshakeResult judgeIntroduction(Handshake handshake) {
        if (!handshake.magic().equals(Handshake.MAGIC)) {
            return new Refused(CloseReason.WRONG_MAGIC, "magic " + handshake.magic().toHex());
        }
        if (handshake.protocolVersion() != Handshake.PROTOCOL_VERSION) {
            return new Refused(
                    CloseReason.WRONG_VERSION,
                    "protocol version " + Integer.toUnsignedString(handshake.protocolVersion()));
        }
        if (handshake.node().isEmpty()) {
            return REFERENCE_NETWORKS.contains(handshake.network())
                    ? new Reference()
                    : wrongNetwork(handshake);
        }
        return handshake.network().equals(local.network())
                ? judgeHello(handshake.node().get())
                : wrongNetwork(handshake);
    }

    /** The acceptor's answer to one of ours with which everything is encrypted from here on. */
    Ack encryptAnswer() {
        return new Ack(ENCRYPT, Optional.empty(), Optional.empty());
    }

    /** The acceptor's answer to one of ours. */
    Ack answer(Bytes nonce, NodeHello dialler, Link link) {
        NodeHello own = local.hello(nonce);
        Bytes proof = proofOf(dialler, own, link).ofAcceptor();
        return new Ack(ACKNOWLEDGED, Optional.of(own), Optional.of(local.signer().sign(proof)));
    }

    /** The acceptor's answer to a reference node. */
    Ack plainAnswer() {
        return new Ack(ACKNOWLEDGED, Optional.empty(), Optional.empty());
    }

    /**
     * What the dialler thinks of the acceptor's answer.
     *
     * @param expected who should answer, if that is known
     */
    HandshakeResult judgeAnswer(Ack ack, Bytes nonce, Link link, Optional<NodeId> expected) {
        if (ack.messageType().equals(ENCRYPT)) {
            return link instanceof Link.Plain && encryption.isOffered()
                    ? new Encrypt()
                    : new Refused(
                            CloseReason.MESSAGE_BEFORE_HANDSHAKE,
                            "the peer wants to encrypt, which this node did not offer");
        }
        if (link instanceof Link.Plain && encryption == Encryption.REQUIRED) {
            return notEncrypted();
        }
        if (ack.node().isEmpty()) {
            return expected.isEmpty()
                    ? new Reference()
                    : new Refused(
                            CloseReason.WRONG_IDENTITY,
                            "a node without an identity answered for " + expected.get());
        }
        NodeHello acceptor = ack.node().get();
        if (judgeHello(acceptor) instanceof Refused refused) {
            return refused;
        }
        if (expected.isPresent() && !expected.get().equals(acceptor.id())) {
            return new Refused(
                    CloseReason.WRONG_IDENTITY, acceptor.id() + " answered for " + expected.get());
        }
        Bytes proof = proofOf(local.hello(nonce), acceptor, link).ofAcceptor();
        return judgeSignature(ack, acceptor, proof)
                .<HandshakeResult>map(refused -> refused)
                .orElseGet(() -> new Accepted(acceptor));
    }

    /** The dialler's proof, which ends the handshake. */
    Ack proof(Bytes nonce, NodeHello acceptor, Link link) {
        Bytes proof = proofOf(local.hello(nonce), acceptor, link).ofDialler();
        return new Ack(ACKNOWLEDGED, Optional.empty(), Optional.of(local.signer().sign(proof)));
    }

    /** What the acceptor has against the dialler's proof. */
    Optional<Refused> judgeProof(Ack ack, NodeHello dialler, Bytes nonce, Link link) {
        Bytes proof = proofOf(dialler, local.hello(nonce), link).ofDialler();
        return judgeSignature(ack, dialler, proof);
    }

    private HandshakeProof proofOf(NodeHello dialler, NodeHello acceptor, Link link) {
        return new HandshakeProof(dialler, acceptor, local.genesis(), link.proofBinding());
    }

    private Optional<Refused> judgeSignature(Ack ack, NodeHello peer, Bytes proof) {
        boolean proven =
                ack.signature()
                        .filter(signature -> verifier.verify(peer.publicKey(), proof, signature))
                        .isPresent();
        return proven
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                CloseReason.BAD_SIGNATURE,
                                "no valid signature of " + peer.id() + " over this handshake"));
    }

    private HandshakeResult judgeHello(NodeHello hello) {
        if (!hello.genesis().equals(local.genesis())) {
            return new Refused(
                    CloseReason.WRONG_GENESIS,
                    "genesis %s, here %s".formatted(hello.genesis(), local.genesis()));
        }
        if (hello.publicKey().equals(local.signer().publicKey())) {
            return new Refused(CloseReason.SELF_CONNECTION, "the peer has this node's own key");
        }
        return new Accepted(hello);
    }

    private HandshakeResult wrongNetwork(Handshake handshake) {
        return new Refused(
                CloseReason.WRONG_NETWORK,
                "network \"%s\", here \"%s\"".formatted(handshake.network(), local.network()));
    }
}
