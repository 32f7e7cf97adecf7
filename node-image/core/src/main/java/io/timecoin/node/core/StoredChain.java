package io.timecoin.node.core;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.finality.FinalityStore;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.sync.BlockSource;
import java.util.Optional;

/**
 * What a node finds in its store when it starts.
 *
 * @param head the state after the highest committed block
 * @param membership the masternodes of the height above it
 * @param record what this node had signed at the height above, if it had begun
 * @param lowest the lowest height above the first block from which on all blocks are there
 * @param blocks reads committed blocks, also those committed later
 * @param unspent reads the outputs that are unspent after the last commit that was written
 * @param finality reads what is locked and certified
 */
public record StoredChain(
        ChainState head,
        Membership membership,
        Optional<ConsensusRecord> record,
        long lowest,
        BlockSource blocks,
        UtxoSource unspent,
        FinalityStore finality) {}
