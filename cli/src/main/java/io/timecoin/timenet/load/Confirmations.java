package io.timecoin.timenet.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.crypto.Hash;
import java.util.HashSet;
import java.util.Set;

/** Reads blocks, from a height on, and keeps the ids of what stands in them. */
final class Confirmations {
    private final Set<Hash> inBlocks = new HashSet<>();
    private long next;

    /** @param first height of the first block that is read */
    Confirmations(long first) {
        this.next = first;
    }

    /** Reads the blocks that came since the last call. */
    void readOn(RpcClient node) throws RpcException, InterruptedException {
        long head = node.call("getblockcount").longValue();
        while (next <= head) {
            for (JsonNode txid : node.call("getblock", next).path("tx")) {
                inBlocks.add(Hash.fromHex(txid.textValue()));
            }
            next++;
        }
    }

    /** How many of these are in no block that was read. */
    int missing(Set<Hash> txids) {
        return (int) txids.stream().filter(txid -> !inBlocks.contains(txid)).count();
    }
}
