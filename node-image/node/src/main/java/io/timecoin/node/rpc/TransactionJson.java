package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.api.Amounts;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.rpc.http.Json;
import java.util.List;

/** A transaction as {@code gettransaction} shows it. */
final class TransactionJson {
    private TransactionJson() {}

    static ObjectNode of(Transaction transaction) {
        Bytes image = Bincode.encode(transaction);
        ObjectNode json =
                Json.object()
                        .put("txid", transaction.txid().toHex())
                        .put("version", Integer.toUnsignedLong(transaction.version()))
                        .put("size", image.length())
                        .put("locktime", Integer.toUnsignedLong(transaction.lockTime()))
                        .put("timestamp", transaction.timestamp());
        var inputs = json.putArray("vin");
        for (TxInput input : transaction.inputs()) {
            inputs.addObject()
                    .put("txid", input.previousOutput().txid().toHex())
                    .put("vout", Integer.toUnsignedLong(input.previousOutput().vout()))
                    .put("scriptSig", input.scriptSig().toHex());
        }
        var outputs = json.putArray("vout");
        List<TxOutput> paid = transaction.outputs();
        for (int n = 0; n < paid.size(); n++) {
            outputs.addObject()
                    .put("n", n)
                    .put("value", Amounts.decimal(paid.get(n).value()))
                    .put("address", paid.get(n).scriptPubkey().toUtf8());
        }
        return json.put("hex", image.toHex());
    }
}
