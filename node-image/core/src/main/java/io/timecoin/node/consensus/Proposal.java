package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import java.util.List;
import java.util.OptionalInt;

/**
 * A leader's signed block for a round, with what justifies it (arXiv 1807.04938, line 19).
 *
 * @param round from 0
 * @param validRound the earlier round in which a quorum prevoted this block, if any
 * @param justification those prevotes, so that the proposal can be checked alone; not signed over, since each
 *     is signed itself
 */
public record Proposal(
        long height,
        int round,
        Block block,
        OptionalInt validRound,
        List<Vote> justification,
        PublicKey proposer,
        Signature signature)
        implements ConsensusMessage {
    public Proposal {
        justification = List.copyOf(justification);
    }
}
