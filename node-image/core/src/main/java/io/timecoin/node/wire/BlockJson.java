package io.timecoin.node.wire;

import static io.timecoin.node.wire.ChainJson.BLOCK;
import static io.timecoin.node.wire.ChainJson.BLOCKS;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.HASH;

import io.timecoin.node.wire.BlockMessage.BlockAnnouncement;
import io.timecoin.node.wire.BlockMessage.BlockHashResponse;
import io.timecoin.node.wire.BlockMessage.BlockHeightResponse;
import io.timecoin.node.wire.BlockMessage.BlockRangeResponse;
import io.timecoin.node.wire.BlockMessage.BlockRequest;
import io.timecoin.node.wire.BlockMessage.BlockResponse;
import io.timecoin.node.wire.BlockMessage.BlocksResponse;
import io.timecoin.node.wire.BlockMessage.GenesisHashResponse;
import io.timecoin.node.wire.BlockMessage.GetBlockHash;
import io.timecoin.node.wire.BlockMessage.GetBlockHeight;
import io.timecoin.node.wire.BlockMessage.GetBlockRange;
import io.timecoin.node.wire.BlockMessage.GetBlocks;
import io.timecoin.node.wire.BlockMessage.GetGenesisHash;
import io.timecoin.node.wire.JsonVariants.Variant;
import java.util.List;

/** {@link BlockMessage} in JSON. */
final class BlockJson {
    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.unit(new GetBlockHeight()),
                    JsonVariants.value(
                            BlockHeightResponse.class,
                            U64,
                            BlockHeightResponse::new,
                            BlockHeightResponse::height),
                    JsonVariants.fields(GetBlocks.class, getBlocks()),
                    JsonVariants.value(
                            BlocksResponse.class,
                            BLOCKS,
                            BlocksResponse::new,
                            BlocksResponse::blocks),
                    JsonVariants.fields(GetBlockRange.class, getBlockRange()),
                    JsonVariants.value(
                            BlockRangeResponse.class,
                            BLOCKS,
                            BlockRangeResponse::new,
                            BlockRangeResponse::blocks),
                    JsonVariants.value(
                            BlockAnnouncement.class,
                            BLOCK,
                            BlockAnnouncement::new,
                            BlockAnnouncement::block),
                    JsonVariants.value(
                            BlockRequest.class, U64, BlockRequest::new, BlockRequest::height),
                    JsonVariants.value(
                            BlockResponse.class, BLOCK, BlockResponse::new, BlockResponse::block),
                    JsonVariants.value(
                            GetBlockHash.class, U64, GetBlockHash::new, GetBlockHash::height),
                    JsonVariants.fields(BlockHashResponse.class, blockHash()),
                    JsonVariants.unit(new GetGenesisHash()),
                    JsonVariants.value(
                            GenesisHashResponse.class,
                            HASH,
                            GenesisHashResponse::new,
                            GenesisHashResponse::hash));

    private BlockJson() {}

    private static JsonType<GetBlocks> getBlocks() {
        return JsonStruct.tuple(f -> {
            var start = f.element(U64, GetBlocks::startHeight);
            var end = f.element(U64, GetBlocks::endHeight);
            return row -> new GetBlocks(row.get(start), row.get(end));
        });
    }

    private static JsonType<GetBlockRange> getBlockRange() {
        return JsonStruct.named(f -> {
            var start = f.required("start_height", U64, GetBlockRange::startHeight);
            var end = f.required("end_height", U64, GetBlockRange::endHeight);
            return row -> new GetBlockRange(row.get(start), row.get(end));
        });
    }

    private static JsonType<BlockHashResponse> blockHash() {
        return JsonStruct.named(f -> {
            var height = f.required("height", U64, BlockHashResponse::height);
            var hash = f.optional("hash", HASH, BlockHashResponse::hash);
            return row -> new BlockHashResponse(row.get(height), row.get(hash));
        });
    }
}
