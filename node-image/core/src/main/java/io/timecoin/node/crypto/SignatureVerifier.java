package io.timecoin.node.crypto;

/** Checks signatures. The simulator replaces Ed25519 by a keyed hash through this interface. */
@FunctionalInterface
public interface SignatureVerifier {
    /** Whether the signature was made over exactly this message by the owner of the key; never throws. */
    boolean verify(PublicKey key, Bytes message, Signature signature);

    /** Whether a signature of the key proves anything: keys that come from strangers are checked before they count. */
    default boolean isTrustworthy(PublicKey key) {
        return PublicKeys.check(key) == PublicKeys.Fault.NONE;
    }
}
