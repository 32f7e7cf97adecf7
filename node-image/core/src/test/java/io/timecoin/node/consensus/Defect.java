package io.timecoin.node.consensus;

import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.masternode.MemberSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is planted into every honest member of a run, so that the simulation can show that it would notice. */
enum Defect {
    NONE,
    NO_LOCK_RULE,
    STATE_LOST_AT_RESTART,
    PROOF_OF_LOCK_NOT_VERIFIED,
    QUORUM_OF_HALF,
    OWN_MESSAGES_ONLY_RESENT;

    Rules rules() {
        return new Rules() {
            @Override
            int quorum(MemberSet members) {
                return Defect.this == QUORUM_OF_HALF
                        ? members.size() / 2 + 1
                        : super.quorum(members);
            }

            @Override
            boolean mayPrevote(Optional<Lock> locked, Hash block, OptionalInt validRound) {
                return Defect.this == NO_LOCK_RULE || super.mayPrevote(locked, block, validRound);
            }

            @Override
            List<Vote> resentWithOwn(List<Vote> entry) {
                return Defect.this == OWN_MESSAGES_ONLY_RESENT
                        ? List.of()
                        : super.resentWithOwn(entry);
            }
        };
    }
}
