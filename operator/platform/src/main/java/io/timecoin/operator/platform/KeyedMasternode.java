package io.timecoin.operator.platform;

import io.timecoin.node.crypto.PublicKey;

/** A masternode whose key is made, so that a genesis and its peers can name it. */
public record KeyedMasternode(Masternodes.Wanted wanted, PublicKey key) {
    /** What people call it, e.g. {@code gold-0}. */
    public String name() {
        return wanted.name();
    }
}
