package io.timecoin.node.wire;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import java.util.List;
import java.util.Optional;

/**
 * Kinds that protocol v1 does not have. They go only to peers that announced {@link
 * Capability#CONSENSUS}: a reference node bans for unknown names.
 */
public sealed interface ExtensionMessage extends Message {
    record GetChainStatus() implements ExtensionMessage {}

    /**
     * How far the sender's chain goes.
     *
     * @param certificate proof of that head; empty at height 0
     */
    record ChainStatus(long height, Hash headHash, Optional<BlockCommit> certificate)
            implements ExtensionMessage {}

    /** Asks for the blocks of both heights and all between, each with its certificate. */
    record GetCertifiedBlocks(long startHeight, long endHeight) implements ExtensionMessage {}

    /**
     * The answer to {@link GetCertifiedBlocks}.
     *
     * @param blocks in ascending height; as many of those asked for as fit into a line
     */
    record CertifiedBlocks(List<CertifiedBlockData> blocks) implements ExtensionMessage {
        public CertifiedBlocks {
            blocks = List.copyOf(blocks);
        }
    }

    /** A block and the precommits that decided it. */
    record CertifiedBlockData(Block block, BlockCommit certificate) {}

    /** Asks for a proposal that others vote for and that the sender lacks. */
    record GetBlockProposal(long height, Hash blockHash) implements ExtensionMessage {}
}
