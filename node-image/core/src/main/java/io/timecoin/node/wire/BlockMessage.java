package io.timecoin.node.wire;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;

/** Messages that ask for blocks and heights, and those that carry them. */
public sealed interface BlockMessage extends Message {
    record GetBlockHeight() implements BlockMessage {}

    record BlockHeightResponse(long height) implements BlockMessage {}

    /** Asks for the blocks of both heights and all between; at most 101 are answered. */
    record GetBlocks(long startHeight, long endHeight) implements BlockMessage {}

    record BlocksResponse(List<Block> blocks) implements BlockMessage {
        public BlocksResponse {
            blocks = List.copyOf(blocks);
        }
    }

    record GetBlockRange(long startHeight, long endHeight) implements BlockMessage {}

    record BlockRangeResponse(List<Block> blocks) implements BlockMessage {
        public BlockRangeResponse {
            blocks = List.copyOf(blocks);
        }
    }

    record BlockAnnouncement(Block block) implements BlockMessage {}

    record BlockRequest(long height) implements BlockMessage {}

    record BlockResponse(Block block) implements BlockMessage {}

    record GetBlockHash(long height) implements BlockMessage {}

    /**
     * The answer to {@link GetBlockHash}.
     *
     * @param hash empty where the sender has no block of that height
     */
    record BlockHashResponse(long height, Optional<Hash> hash) implements BlockMessage {}

    record GetGenesisHash() implements BlockMessage {}

    record GenesisHashResponse(Hash hash) implements BlockMessage {}
}
