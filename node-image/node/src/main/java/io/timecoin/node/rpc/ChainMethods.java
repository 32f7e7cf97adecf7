package io.timecoin.node.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Methods about blocks, with the names and shapes of PROTOCOL 13.2 and the right values (PROTOCOL 16, row 37). */
final class ChainMethods {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private final NodeQuery node;

    private ChainMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        ChainMethods chain = new ChainMethods(node);
        return List.of(
                new Method("getblockchaininfo", List.of(), _ -> chain.info()),
                new Method("getblockcount", List.of(), _ -> chain.count()),
                new Method("getblockhash", List.of("height"), chain::hash),
                new Method("getblock", List.of("block"), chain::block),
                new Method("getgenesis", List.of(), _ -> chain.genesis()),
                new Method("getblockproof", List.of("height"), chain::proof));
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
                .put("finality_time", "at once by certificate")
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

    /** By height, or by the hash of one of the newest blocks: those are the hashes that people come across. */
    private JsonNode block(Parameters parameters) throws CallException, InterruptedException {
        JsonNode asked = parameters.required("block");
        NodeStatus.Chain chain = node.status().chain();
        long height =
                asked.isTextual() ? recent(chain, asked.textValue()) : parameters.height("block");
        return BlockJson.of(find(height).block(), chain.height());
    }

    private JsonNode genesis() {
        Genesis genesis = node.genesis();
        ObjectNode answer = Json.object().put("hash", genesis.hash().toHex());
        try {
            return answer.set("settings", Json.parse(genesis.toJson()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a genesis is JSON", e);
        }
    }

    private JsonNode proof(Parameters parameters) throws CallException, InterruptedException {
        return CertificateJson.of(find(parameters.height("height")).certificate());
    }

    private static long recent(NodeStatus.Chain chain, String hash) throws CallException {
        if (!HASH.matcher(hash).matches()) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER,
                    "block must be a height, as a number, or a hash of 64 hex digits");
        }
        return chain.recent().stream()
                .filter(block -> block.hash().equalsIgnoreCase(hash))
                .mapToLong(NodeStatus.RecentBlock::height)
                .boxed()
                .findFirst()
                .orElseThrow(() ->
                        new CallException(
                                ErrorCode.NOT_FOUND,
                                "Block not found among the newest "
                                        + NodeStatus.Chain.RECENT
                                        + ": ask for older ones by height"));
    }

    private CertifiedBlock find(long height) throws CallException, InterruptedException {
        return node.block(height)
                .orElseThrow(
                        () -> new CallException(ErrorCode.NOT_FOUND, "Block not found: " + height));
    }
}
