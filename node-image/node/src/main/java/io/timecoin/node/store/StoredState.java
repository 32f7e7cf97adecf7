package io.timecoin.node.store;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.masternode.Membership;
import java.util.Optional;

/**
 * Where a node goes on after a start.
 *
 * @param head empty in a new store
 * @param membership empty where the masternodes are those of the genesis
 * @param consensusRecord what the key has signed last; may be there without a head after a reset
 */
public record StoredState(
        Optional<ChainState> head,
        Optional<Membership> membership,
        Optional<ConsensusRecord> consensusRecord) {}
