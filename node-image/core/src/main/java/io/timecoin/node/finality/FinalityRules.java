package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;

/**
 * The rules on which finality rests, in one place. The simulation replaces them one at a time by wrong ones and must
 * notice (consensus.md §6).
 */
class FinalityRules {
    /** Whether an output may be approved for a transaction: it is locked for none or for this one. */
    boolean mayApprove(Optional<Hash> lockedFor, Hash txid) {
        return lockedFor.filter(other -> !other.equals(txid)).isEmpty();
    }

    /** Whether of two transactions that spend one output only one is taken. */
    boolean keepsRivalsOut() {
        return true;
    }

    /** Whether locks are written before approvals leave. */
    boolean persistsLocks() {
        return true;
    }

    /** Whether approvals of a new set wait for the lock reports of the one before. */
    boolean takesOverLocks() {
        return true;
    }

    /** Whether a certificate of a set counts while another set approves. */
    boolean counts(long setOfCertificate, long current) {
        return setOfCertificate == current;
    }

    /** The spends of a block that keep this node from voting for it. */
    List<Hash> objections(List<Hash> uncertified) {
        return uncertified;
    }
}
