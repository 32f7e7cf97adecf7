package io.timecoin.node.consensus;

/** Why a message of consensus is refused. */
public enum Refusal {
    /** It is for another height than the verifier's. Not a fault: the sender may be ahead or behind. */
    OTHER_HEIGHT,
    /** A field is outside its range, or a list is too long or repeats a voter. */
    MALFORMED,
    /** The signer is no member of this height. */
    NOT_A_MEMBER,
    /** The proposer does not lead that round. */
    NOT_THE_LEADER,
    /** The block does not continue the chain. */
    WRONG_BLOCK,
    /** A signature was not made by its key over this content. */
    BAD_SIGNATURE,
    /** The proof of lock does not hold. */
    BAD_JUSTIFICATION,
    /** Fewer signatures than the quorum. */
    NO_QUORUM
}
