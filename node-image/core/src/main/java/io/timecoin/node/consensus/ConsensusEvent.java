package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;

/** What {@link HeightConsensus} takes. Messages are of its height; others wait outside. */
public sealed interface ConsensusEvent {
    /** The local clock says that the height may start. */
    record SlotOpened() implements ConsensusEvent {}

    record ProposalReceived(VerifiedProposal proposal) implements ConsensusEvent {}

    record VoteReceived(VerifiedVote vote) implements ConsensusEvent {}

    record CertificateReceived(VerifiedCertificate certificate) implements ConsensusEvent {}

    record TimeoutFired(ConsensusTimeout timeout) implements ConsensusEvent {}

    /** Answers {@link ConsensusEffect.BuildBlock}. Ignored where the round has passed. */
    record BlockBuilt(Block block) implements ConsensusEvent {}

    /** Answers {@link ConsensusEffect.CheckBlock}. */
    record BlockChecked(Hash block, Validity validity) implements ConsensusEvent {}

    /** Answers {@link ConsensusEffect.RequestBlock}; a proposal with the block does so too. Others are ignored. */
    record BlockFetched(Block block) implements ConsensusEvent {}
}
