package io.timecoin.node.store;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.consensus.ConsensusRecord;
import java.util.Optional;

/**
 * Where a node goes on after a start.
 *
 * @param head empty in a new store
 * @param consensusRecord what the key has signed last; may be there without a head after a reset
 */
public record StoredState(Optional<ChainState> head, Optional<ConsensusRecord> consensusRecord) {}
