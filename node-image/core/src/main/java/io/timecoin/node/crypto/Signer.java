package io.timecoin.node.crypto;

/** Signs with one key, deterministically: the same message gives the same signature. */
public interface Signer {
    PublicKey publicKey();

    Signature sign(Bytes message);
}
