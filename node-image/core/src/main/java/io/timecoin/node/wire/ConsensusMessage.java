package io.timecoin.node.wire;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Messages by which masternodes agree on a block.
 *
 * <p>Those with an extension are ours and go only to peers that announced {@link
 * Capability#CONSENSUS}: a reference node stops for ever on a proposal (PROTOCOL 9.5). In ours, texts
 * that name a masternode are the hexadecimal digits of its public key.
 */
public sealed interface ConsensusMessage extends Message {
    record ConsensusQuery(long height, Hash blockHash) implements ConsensusMessage {}

    /**
     * The answer to {@link ConsensusQuery}.
     *
     * @param theirHash 32 zeros where the sender has no block of that height
     */
    record ConsensusQueryResponse(boolean agrees, long height, Hash theirHash)
            implements ConsensusMessage {}

    /**
     * A leader's block for a height.
     *
     * @param signature of any length in protocol v1; 64 bytes in ours
     */
    record BlockProposal(
            Block block,
            String proposer,
            Bytes signature,
            long round,
            Optional<ProposalExtension> extension)
            implements ConsensusMessage {}

    /**
     * A vote on the block of a height.
     *
     * @param blockHash zero for nil, with {@code approve} false
     */
    record BlockVote(
            Hash blockHash,
            long height,
            String voter,
            Bytes signature,
            boolean approve,
            Optional<VoteExtension> extension)
            implements ConsensusMessage {}

    /** The certificate of a block: the precommits that decided its height. */
    record BlockCommit(
            Hash blockHash,
            long height,
            List<CommitSignature> signatures,
            Optional<CommitExtension> extension)
            implements ConsensusMessage {
        public BlockCommit {
            signatures = List.copyOf(signatures);
        }
    }

    /** One masternode's signature in a certificate. */
    record CommitSignature(String voter, Bytes signature) {}

    /**
     * What justifies a proposal.
     *
     * @param validRound the round whose prevotes the proposer has seen for this block, if any
     * @param justification those prevotes: the proof of lock
     */
    record ProposalExtension(OptionalInt validRound, List<BlockVote> justification) {
        public ProposalExtension {
            justification = List.copyOf(justification);
        }
    }

    /**
     * What a vote is for.
     *
     * @param round from 0
     * @param utxo digest of the UTXO set after the block; zero in prevotes and for nil
     */
    record VoteExtension(int round, VotePhase phase, Hash utxo) {}

    /**
     * What the precommits of a certificate have in common.
     *
     * @param round from 0
     * @param utxo digest of the UTXO set after the block
     */
    record CommitExtension(int round, Hash utxo) {}
}
