package io.timecoin.node.wire;

import static io.timecoin.node.wire.ChainJson.OUT_POINT;
import static io.timecoin.node.wire.ChainJson.UTXO_STATE;
import static io.timecoin.node.wire.JsonNumbers.I64;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.HASH;
import static io.timecoin.node.wire.JsonTypes.list;
import static io.timecoin.node.wire.JsonTypes.text;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.wire.JsonVariants.Variant;
import io.timecoin.node.wire.UtxoMessage.GetUTXOSet;
import io.timecoin.node.wire.UtxoMessage.GetUTXOStateHash;
import io.timecoin.node.wire.UtxoMessage.OutPointState;
import io.timecoin.node.wire.UtxoMessage.Subscribe;
import io.timecoin.node.wire.UtxoMessage.UTXOSetResponse;
import io.timecoin.node.wire.UtxoMessage.UTXOStateHashResponse;
import io.timecoin.node.wire.UtxoMessage.UTXOStateNotification;
import io.timecoin.node.wire.UtxoMessage.UTXOStateQuery;
import io.timecoin.node.wire.UtxoMessage.UTXOStateResponse;
import io.timecoin.node.wire.UtxoMessage.UTXOStateUpdate;
import io.timecoin.node.wire.UtxoMessage.Unsubscribe;
import java.util.List;

/** {@link UtxoMessage} in JSON. */
final class UtxoJson {
    private static final JsonType<String> ADDRESS = text(Limits.ADDRESS);
    private static final JsonType<List<OutPoint>> OUT_POINTS = list(OUT_POINT, Limits.ELEMENTS);

    private static final JsonType<OutPointState> OUT_POINT_STATE =
            JsonStruct.tuple(f -> {
                var outpoint = f.element(OUT_POINT, OutPointState::outpoint);
                var state = f.element(UTXO_STATE, OutPointState::state);
                return row -> new OutPointState(row.get(outpoint), row.get(state));
            });

    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.value(
                            UTXOStateQuery.class,
                            OUT_POINTS,
                            UTXOStateQuery::new,
                            UTXOStateQuery::outpoints),
                    JsonVariants.value(
                            UTXOStateResponse.class,
                            list(OUT_POINT_STATE, Limits.ELEMENTS),
                            UTXOStateResponse::new,
                            UTXOStateResponse::states),
                    JsonVariants.fields(UTXOStateUpdate.class, update()),
                    JsonVariants.fields(UTXOStateNotification.class, notification()),
                    JsonVariants.fields(Subscribe.class, subscribe()),
                    JsonVariants.value(
                            Unsubscribe.class, ADDRESS, Unsubscribe::new, Unsubscribe::id),
                    JsonVariants.unit(new GetUTXOSet()),
                    JsonVariants.value(
                            UTXOSetResponse.class,
                            list(ChainJson.UTXO, Limits.ELEMENTS),
                            UTXOSetResponse::new,
                            UTXOSetResponse::utxos),
                    JsonVariants.unit(new GetUTXOStateHash()),
                    JsonVariants.fields(UTXOStateHashResponse.class, stateHash()));

    private UtxoJson() {}

    private static JsonType<UTXOStateUpdate> update() {
        return JsonStruct.named(f -> {
            var outpoint = f.required("outpoint", OUT_POINT, UTXOStateUpdate::outpoint);
            var state = f.required("state", UTXO_STATE, UTXOStateUpdate::state);
            return row -> new UTXOStateUpdate(row.get(outpoint), row.get(state));
        });
    }

    private static JsonType<UTXOStateNotification> notification() {
        return JsonStruct.named(f -> {
            var outpoint = f.required("outpoint", OUT_POINT, UTXOStateNotification::outpoint);
            var state = f.required("new_state", UTXO_STATE, UTXOStateNotification::newState);
            var timestamp = f.required("timestamp", I64, UTXOStateNotification::timestamp);
            return row ->
                    new UTXOStateNotification(
                            row.get(outpoint), row.get(state), row.get(timestamp));
        });
    }

    private static JsonType<Subscribe> subscribe() {
        return JsonStruct.named(f -> {
            var id = f.required("id", ADDRESS, Subscribe::id);
            var addresses =
                    f.required("addresses", list(ADDRESS, Limits.ELEMENTS), Subscribe::addresses);
            var outpoints = f.required("outpoints", OUT_POINTS, Subscribe::outpoints);
            return row -> new Subscribe(row.get(id), row.get(addresses), row.get(outpoints));
        });
    }

    private static JsonType<UTXOStateHashResponse> stateHash() {
        return JsonStruct.named(f -> {
            var hash = f.required("hash", HASH, UTXOStateHashResponse::hash);
            var height = f.required("height", U64, UTXOStateHashResponse::height);
            var count = f.required("utxo_count", U64, UTXOStateHashResponse::utxoCount);
            return row -> new UTXOStateHashResponse(row.get(hash), row.get(height), row.get(count));
        });
    }
}
