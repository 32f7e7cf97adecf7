package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;

/** Mistakes that the simulation must notice (consensus.md §6). */
enum FinalityDefect {
    NONE,
    /** A masternode approves whatever comes, also for an output that it has locked. */
    APPROVES_TWICE,
    /** A masternode that restarts has forgotten its locks. */
    LOCKS_NOT_PERSISTED,
    /** A masternode votes for blocks with spends that nobody has certified. */
    UNCERTIFIED_SPENDS,
    /** A new set of masternodes approves without knowing what the one before has locked. */
    LOCKS_NOT_TAKEN_OVER,
    /** Certificates of the set before go on to count, and nobody takes over its locks. */
    OLD_CERTIFICATES;

    /** Whether it can do harm only where masternodes join and leave. */
    boolean needsChanges() {
        return this == LOCKS_NOT_TAKEN_OVER || this == OLD_CERTIFICATES;
    }

    FinalityRules rules() {
        return switch (this) {
            case NONE -> new FinalityRules();
            case APPROVES_TWICE ->
                    new FinalityRules() {
                        @Override
                        boolean mayApprove(Optional<Hash> lockedFor, Hash txid) {
                            return true;
                        }

                        @Override
                        boolean keepsRivalsOut() {
                            return false;
                        }
                    };
            case LOCKS_NOT_PERSISTED ->
                    new FinalityRules() {
                        @Override
                        boolean persistsLocks() {
                            return false;
                        }
                    };
            case LOCKS_NOT_TAKEN_OVER ->
                    new FinalityRules() {
                        @Override
                        boolean takesOverLocks() {
                            return false;
                        }
                    };
            case OLD_CERTIFICATES ->
                    new FinalityRules() {
                        @Override
                        boolean takesOverLocks() {
                            return false;
                        }

                        @Override
                        boolean counts(long setOfCertificate, long current) {
                            return true;
                        }
                    };
            case UNCERTIFIED_SPENDS ->
                    new FinalityRules() {
                        @Override
                        List<Hash> objections(List<Hash> uncertified) {
                            return List.of();
                        }
                    };
        };
    }
}
