package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.time.Duration;
import java.util.List;

/** What {@link HeightConsensus} asks to be done, in this order. */
public sealed interface ConsensusEffect {
    /** Write the record and sync it before any later effect of the list: it holds what they send. */
    record Persist(ConsensusRecord record) implements ConsensusEffect {}

    /** Send to every peer that takes part in consensus. */
    record Broadcast(ConsensusMessage message) implements ConsensusEffect {}

    /** Send to one masternode, if it is connected. */
    record Send(PublicKey to, ConsensusMessage message) implements ConsensusEffect {}

    /** Give {@link ConsensusEvent.TimeoutFired} after this time. */
    record Arm(ConsensusTimeout timeout, Duration after) implements ConsensusEffect {}

    /** This node leads the round: build a block and give {@link ConsensusEvent.BlockBuilt}. */
    record BuildBlock(int round) implements ConsensusEffect {}

    /** Check the block against the chain below and give {@link ConsensusEvent.BlockChecked}. */
    record CheckBlock(Block block) implements ConsensusEffect {}

    /** Others vote for a block that this node lacks: ask them for it. Repeated until it is there. */
    record RequestBlock(Hash block, List<PublicKey> from) implements ConsensusEffect {
        public RequestBlock {
            from = List.copyOf(from);
        }
    }

    /** The height is decided, once and for ever. */
    record Decided(Block block, CommitCertificate certificate) implements ConsensusEffect {}

    /** More precommits for the decided block: replaces the stored certificate. */
    record CertificateGrown(CommitCertificate certificate) implements ConsensusEffect {}

    /** A member signed two different messages where it may sign one. */
    record FoundEvidence(Evidence evidence) implements ConsensusEffect {}

    /**
     * Something that cannot happen with fewer than n/3 faulty members and a sound store (consensus.md §5). This height
     * signs nothing more: keep everything, stop being ready, say it loudly.
     */
    record Halted(String sentence) implements ConsensusEffect {}
}
