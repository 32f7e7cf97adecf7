package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.rpc.http.Json;
import java.math.BigInteger;

/** A block as {@code getblock} shows it (PROTOCOL 13.2), with its real hash. */
final class BlockJson {
    private BlockJson() {}

    /** @param head height of the newest block, from which confirmations are counted */
    static ObjectNode of(Block block, long head) {
        ObjectNode json =
                Json.object()
                        .put("block_reward", unsigned(block.header().blockReward()))
                        .put("confirmations", Math.max(1, head - block.height() + 1))
                        .put("hash", block.hash().toHex())
                        .put("height", block.height())
                        .put("masternode_rewards", block.masternodeRewards().size())
                        .put("merkleroot", block.header().merkleRoot().toHex())
                        .put("nTx", block.transactions().size())
                        .put("previousblockhash", block.header().previousHash().toHex())
                        .put("time", block.header().timestamp());
        var ids = json.putArray("tx");
        block.transactions().stream().map(Transaction::txid).forEach(id -> ids.add(id.toHex()));
        return json.put("version", Integer.toUnsignedLong(block.header().version()));
    }

    private static BigInteger unsigned(long amount) {
        return new BigInteger(Long.toUnsignedString(amount));
    }
}
