package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.wire.NodeHello;

/**
 * How a node says that it can encrypt: the last bytes of its nonce are a mark, as in TLS 1.3 (RFC 8446 §4.1.3). Every
 * version signs the nonces of both sides, so nobody on the way can take the offer back unnoticed, and older versions
 * and reference nodes take it for a nonce like any other.
 */
final class EncryptionOffer {
    private static final Bytes MARK = Bytes.utf8("TIME-TLS");

    /** So many random bytes stay, far above what chance repeats. */
    private static final int RANDOM = NodeHello.NONCE_LENGTH - MARK.length();

    private EncryptionOffer() {}

    /** The nonce with the offer in it, unless encryption is off. */
    static Bytes in(Bytes nonce, Encryption encryption) {
        return encryption.isOffered() ? nonce.slice(0, RANDOM).concat(MARK) : nonce;
    }

    static boolean isIn(Bytes nonce) {
        return nonce.slice(RANDOM, NodeHello.NONCE_LENGTH).equals(MARK);
    }
}
