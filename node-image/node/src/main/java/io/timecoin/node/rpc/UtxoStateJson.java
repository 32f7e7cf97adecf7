package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.rpc.http.Json;

/** The state of an output, with the names of PROTOCOL 6. */
final class UtxoStateJson {
    private UtxoStateJson() {}

    static ObjectNode of(OutPoint outpoint, UtxoState state) {
        ObjectNode json =
                Json.object()
                        .put("txid", outpoint.txid().toHex())
                        .put("vout", Integer.toUnsignedLong(outpoint.vout()))
                        .put("state", state.getClass().getSimpleName());
        return switch (state) {
            case UtxoState.Unspent() -> json;
            case UtxoState.Locked(var spender, long at) ->
                    json.put("spender", spender.toHex()).put("since", at);
            case UtxoState.SpentPending(var spender, int votes, int nodes, long at) ->
                    json.put("spender", spender.toHex())
                            .put("since", at)
                            .put("approvals", votes)
                            .put("masternodes", nodes);
            case UtxoState.SpentFinalized(var spender, long at, int votes) ->
                    json.put("spender", spender.toHex()).put("since", at).put("approvals", votes);
            case UtxoState.Confirmed(var spender, long height, long at) ->
                    json.put("spender", spender.toHex()).put("since", at).put("height", height);
        };
    }
}
