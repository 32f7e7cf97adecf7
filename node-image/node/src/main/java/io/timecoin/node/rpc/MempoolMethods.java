package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.timecoin.api.Amounts;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.chain.Fees;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.PendingView;
import io.timecoin.node.finality.SubmissionOutcome;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.util.List;

/** Methods that bring in transactions and show those that are in no block yet (PROTOCOL 13.2). */
final class MempoolMethods {
    /** Bytes; the original names this limit and does not enforce it, and clients expect the field. */
    private static final long MAX_MEMPOOL = 300_000_000;

    private final NodeQuery node;

    private MempoolMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        MempoolMethods mempool = new MempoolMethods(node);
        return List.of(
                new Method("sendrawtransaction", List.of("hex"), mempool::send),
                new Method("getrawmempool", List.of("verbose"), mempool::list),
                new Method("getmempoolinfo", List.of(), _ -> mempool.info()));
    }

    private JsonNode send(Parameters parameters) throws CallException, InterruptedException {
        Transaction transaction = transaction(parameters.text("hex"));
        return switch (node.submit(transaction)) {
            case SubmissionOutcome.Accepted(var txid) -> TextNode.valueOf(txid.toHex());
            case SubmissionOutcome.Refused(var reason, String sentence) ->
                    throw new CallException(codeOf(reason), reason.name(), sentence);
        };
    }

    private static ErrorCode codeOf(SubmissionOutcome.Reason reason) {
        return switch (reason) {
            case INVALID, CONFLICT -> ErrorCode.TRANSACTION_REFUSED;
            case CHAIN_TOO_LONG, BUSY -> ErrorCode.BUSY;
        };
    }

    private static Transaction transaction(String hex) throws CallException {
        try {
            return Bincode.decodeTransaction(Bytes.fromHex(hex));
        } catch (BincodeException e) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER, "hex is no transaction: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CallException(ErrorCode.INVALID_PARAMETER, "hex is not pairs of hex digits");
        }
    }

    private JsonNode list(Parameters parameters) throws CallException, InterruptedException {
        List<PendingView> pending = node.finality(Finality::pending);
        if (!parameters.optionalTruth("verbose")) {
            ArrayNode ids = Json.array();
            pending.forEach(one -> ids.add(one.txid().toHex()));
            return ids;
        }
        ObjectNode byId = Json.object();
        for (PendingView one : pending) {
            byId.set(
                    one.txid().toHex(),
                    Json.object()
                            .put("size", one.bytes())
                            .put("fee", Amounts.decimal(one.fee()))
                            .put("time", one.arrivedAt().getEpochSecond())
                            .put("approvals", one.votes())
                            .put("masternodes", one.masternodes())
                            .put("final", one.certificate().isPresent()));
        }
        return byId;
    }

    private JsonNode info() throws InterruptedException {
        List<PendingView> pending = node.finality(Finality::pending);
        long bytes = pending.stream().mapToLong(PendingView::bytes).sum();
        return Json.object()
                .put("bytes", bytes)
                .put("loaded", true)
                .put("maxmempool", MAX_MEMPOOL)
                .put("mempoolminfee", Amounts.decimal(Fees.MINIMUM))
                .put("minrelaytxfee", Amounts.decimal(Fees.MINIMUM))
                .put("size", pending.size())
                .put("usage", bytes);
    }
}
