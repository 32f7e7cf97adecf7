package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.PendingView;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.util.List;
import java.util.Optional;

/** Methods about single transactions, with the names and codes of PROTOCOL 13. */
final class TransactionMethods {
    private final NodeQuery node;

    private TransactionMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        TransactionMethods transactions = new TransactionMethods(node);
        return List.of(
                new Method("gettransaction", List.of("txid"), transactions::get),
                new Method("getrawtransaction", List.of("txid", "verbose"), transactions::raw));
    }

    private JsonNode get(Parameters parameters) throws CallException, InterruptedException {
        Hash txid = parameters.hash("txid");
        Optional<PendingView> pending = node.finality(finality -> finality.pending(txid));
        if (pending.isPresent()) {
            return pending(pending.get());
        }
        Ledger.Confirmed confirmed = confirmed(txid);
        long head = node.status().chain().height();
        return TransactionJson.of(confirmed.transaction())
                .put("state", "confirmed")
                .put("blockhash", confirmed.block().hash().toHex())
                .put("blockheight", confirmed.block().height())
                .put("blocktime", confirmed.block().header().timestamp())
                .put("confirmations", Math.max(1, head - confirmed.block().height() + 1));
    }

    private static ObjectNode pending(PendingView view) {
        return TransactionJson.of(view.transaction())
                .put("state", view.certificate().isPresent() ? "final" : "pending")
                .put("approvals", view.votes())
                .put("masternodes", view.masternodes())
                .put("confirmations", 0);
    }

    private JsonNode raw(Parameters parameters) throws CallException, InterruptedException {
        JsonNode verbose = get(parameters);
        return parameters.optionalTruth("verbose") ? verbose : verbose.path("hex");
    }

    private Ledger.Confirmed confirmed(Hash txid) throws CallException, InterruptedException {
        return new Ledger(node)
                .confirmed(txid)
                .orElseThrow(() ->
                        new CallException(
                                ErrorCode.NOT_FOUND, "No information available about transaction"));
    }
}
