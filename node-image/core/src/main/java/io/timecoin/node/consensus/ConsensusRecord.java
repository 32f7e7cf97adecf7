package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;

/**
 * What a node must know after a crash to go on with a height without signing anything twice (consensus.md §2). It is
 * synced before the messages in it are sent.
 *
 * @param locked of the pseudo-code: lockedRound and lockedValue
 * @param valid of the pseudo-code: validRound and validValue
 * @param entry the votes that brought the node into this round; they are sent again with its own messages
 * @param proposals own, of the last two rounds
 * @param votes own, of the last two rounds
 */
public record ConsensusRecord(
        long height,
        int round,
        ConsensusStep step,
        Optional<Lock> locked,
        Optional<ValidBlock> valid,
        List<Vote> entry,
        List<Proposal> proposals,
        List<Vote> votes) {
    public ConsensusRecord {
        entry = List.copyOf(entry);
        proposals = List.copyOf(proposals);
        votes = List.copyOf(votes);
    }

    /** The block that this node precommitted last. */
    public record Lock(int round, Hash block) {}

    /**
     * The block for which a quorum prevoted last, as far as this node knows.
     *
     * @param proof those prevotes
     */
    public record ValidBlock(int round, Block block, List<Vote> proof) {
        public ValidBlock {
            proof = List.copyOf(proof);
        }
    }

    /** What reading a stored record gave. */
    public sealed interface Reading {
        record Restored(ConsensusRecord record) implements Reading {}

        /** The bytes are not what was written. Such a record is never discarded silently (consensus.md §5). */
        record Corrupt(String sentence) implements Reading {}
    }

    /** The stored form. */
    public Bytes toBytes() {
        return ConsensusRecordCodec.write(this);
    }

    /** Reads the stored form; never throws. */
    public static Reading fromBytes(Bytes bytes) {
        return ConsensusRecordCodec.read(bytes);
    }
}
