package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.util.List;
import java.util.Locale;

/** Methods about blocks, with the names and shapes of PROTOCOL 13.2 and the right values (PROTOCOL 16, row 37). */
final class ChainMethods {
    private final NodeQuery node;

    private ChainMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        ChainMethods chain = new ChainMethods(node);
        return List.of(
                new Method("getblockchaininfo", List.of(), _ -> chain.info()),
                new Method("getblockcount", List.of(), _ -> chain.count()),
                new Method("getblockhash", List.of("height"), chain::hash));
    }

    private JsonNode info() throws InterruptedException {
        NodeStatus status = node.status();
        long height = status.chain().height();
        return Json.object()
                .put("bestblockhash", status.chain().headHash())
                .put("blocks", height)
                .put("chain", status.network().toLowerCase(Locale.ROOT).replace("net", ""))
                .put("chainwork", String.format(Locale.ROOT, "%064x", height))
                .put("consensus", "BFT")
                .put("difficulty", 1.0)
                .put("finality_time", "at the block's commit")
                .put("headers", height)
                .put("instant_finality", true)
                .put("mediantime", status.chain().headTime().getEpochSecond())
                .put("pruned", false)
                .put("verificationprogress", progress(status));
    }

    /** The share of the highest known chain that this node holds. */
    private static double progress(NodeStatus status) {
        long height = status.chain().height();
        long highest =
                status.peers().stream()
                        .mapToLong(NodeStatus.Peer::height)
                        .reduce(height, Math::max);
        return highest == 0 ? 1.0 : (double) height / highest;
    }

    private JsonNode count() throws InterruptedException {
        return LongNode.valueOf(node.status().chain().height());
    }

    private JsonNode hash(Parameters parameters) throws CallException, InterruptedException {
        return TextNode.valueOf(find(parameters.height("height")).block().hash().toHex());
    }

    private CertifiedBlock find(long height) throws CallException, InterruptedException {
        return node.block(height)
                .orElseThrow(
                        () -> new CallException(ErrorCode.NOT_FOUND, "Block not found: " + height));
    }
}
