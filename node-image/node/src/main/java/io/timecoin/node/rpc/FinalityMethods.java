package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.util.List;

/** Methods about finality: its proof, and the states of outputs. */
final class FinalityMethods {
    private final NodeQuery node;

    private FinalityMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        FinalityMethods finality = new FinalityMethods(node);
        return List.of(
                new Method("getfinalityproof", List.of("txid"), finality::proof),
                new Method("getutxostate", List.of("txid", "vout"), finality::state));
    }

    private JsonNode proof(Parameters parameters) throws CallException, InterruptedException {
        Hash txid = parameters.hash("txid");
        FinalityCertificate certificate =
                node.finality(finality -> finality.certificate(txid))
                        .orElseThrow(() ->
                                new CallException(
                                        ErrorCode.NOT_FOUND,
                                        "this node has no finality certificate of the"
                                                + " transaction"));
        ObjectNode json =
                Json.object()
                        .put("txid", certificate.txid().toHex())
                        .put("chain", node.chainId().toHex())
                        .put("set", certificate.set());
        var approvals = json.putArray("approvals");
        certificate
                .approvals()
                .forEach(approval ->
                        approvals
                                .addObject()
                                .put("voter", approval.voter().toHex())
                                .put("signature", approval.signature().bytes().toHex()));
        return json.put("certificate", certificate.toBytes().toHex());
    }

    private JsonNode state(Parameters parameters) throws CallException, InterruptedException {
        OutPoint outpoint =
                new OutPoint(
                        parameters.hash("txid"),
                        (int) parameters.optionalWhole("vout", 0, 0, Integer.MAX_VALUE));
        return node.finality(finality -> finality.state(outpoint))
                .or(() -> node.money().spent(outpoint))
                .map(state -> UtxoStateJson.of(outpoint, state))
                .orElseThrow(
                        () -> new CallException(ErrorCode.NOT_FOUND, "there is no such output"));
    }
}
