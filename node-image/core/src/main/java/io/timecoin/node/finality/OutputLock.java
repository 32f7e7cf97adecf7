package io.timecoin.node.finality;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;

/**
 * A masternode's word that it approves one transaction only for an output.
 *
 * @param lockedAt seconds since 1970
 */
public record OutputLock(Hash txid, long lockedAt) {
    private static final Bytes CONTESTED = Bytes.utf8("TIME contested/1\n");

    /** Of an output that may be approved for no transaction: the lock names one that cannot exist. */
    public static OutputLock contested(OutPoint outpoint, long lockedAt) {
        return new OutputLock(Sha256.hash(CONTESTED, Bincode.encode(outpoint)), lockedAt);
    }

    /** Whether this lock of the output keeps every transaction away. */
    boolean isContested(OutPoint outpoint) {
        return equals(contested(outpoint, lockedAt));
    }
}
