package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.Signer;

/** Shows one key and signs with another. */
record BorrowedKey(PublicKey publicKey, Signer real) implements Signer {
    @Override
    public Signature sign(Bytes message) {
        return real.sign(message);
    }
}
