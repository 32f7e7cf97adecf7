package io.timecoin.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;

/** A key pair whose coins its holder may spend. */
public record OwnedKey(Signer signer) {
    private static final Ed25519 ED25519 = new Ed25519();

    /**
     * The key pair of a seed.
     *
     * @param seed {@link Ed25519#SEED_LENGTH} secret bytes
     */
    public static OwnedKey of(Bytes seed) {
        return new OwnedKey(ED25519.signer(seed));
    }

    public PublicKey publicKey() {
        return signer.publicKey();
    }

    /** Where coins for this key are sent. */
    public Address address(NetworkType network) {
        return Address.of(publicKey(), network);
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "OwnedKey(" + publicKey() + ")";
    }
}
