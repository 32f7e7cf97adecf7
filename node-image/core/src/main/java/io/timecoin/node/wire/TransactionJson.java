package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.I64;
import static io.timecoin.node.wire.JsonNumbers.U32;
import static io.timecoin.node.wire.JsonTypes.BOOL;
import static io.timecoin.node.wire.JsonTypes.HASH;
import static io.timecoin.node.wire.JsonTypes.SIGNATURE;
import static io.timecoin.node.wire.JsonTypes.list;
import static io.timecoin.node.wire.JsonTypes.text;

import io.timecoin.node.wire.JsonVariants.Variant;
import io.timecoin.node.wire.TransactionMessage.GetPendingTransactions;
import io.timecoin.node.wire.TransactionMessage.PendingTransactionsResponse;
import io.timecoin.node.wire.TransactionMessage.TransactionBroadcast;
import io.timecoin.node.wire.TransactionMessage.TransactionFinalized;
import io.timecoin.node.wire.TransactionMessage.TransactionRejected;
import io.timecoin.node.wire.TransactionMessage.TransactionVote;
import io.timecoin.node.wire.TransactionMessage.TransactionVoteRequest;
import java.util.List;

/** {@link TransactionMessage} in JSON. */
final class TransactionJson {
    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.value(
                            TransactionBroadcast.class,
                            ChainJson.TRANSACTION,
                            TransactionBroadcast::new,
                            TransactionBroadcast::transaction),
                    JsonVariants.value(
                            TransactionVoteRequest.class,
                            HASH,
                            TransactionVoteRequest::new,
                            TransactionVoteRequest::txid),
                    JsonVariants.fields(TransactionVote.class, vote()),
                    JsonVariants.fields(TransactionFinalized.class, finalized()),
                    JsonVariants.fields(TransactionRejected.class, rejected()),
                    JsonVariants.unit(new GetPendingTransactions()),
                    JsonVariants.value(
                            PendingTransactionsResponse.class,
                            list(ChainJson.TRANSACTION, Limits.ELEMENTS),
                            PendingTransactionsResponse::new,
                            PendingTransactionsResponse::transactions));

    private TransactionJson() {}

    private static JsonType<TransactionVote> vote() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, TransactionVote::txid);
            var voter = f.required("voter", text(Limits.ADDRESS), TransactionVote::voter);
            var approve = f.required("approve", BOOL, TransactionVote::approve);
            var timestamp = f.required("timestamp", I64, TransactionVote::timestamp);
            var signature = f.required("signature", SIGNATURE, TransactionVote::signature);
            return row ->
                    new TransactionVote(
                            row.get(txid),
                            row.get(voter),
                            row.get(approve),
                            row.get(timestamp),
                            row.get(signature));
        });
    }

    private static JsonType<TransactionFinalized> finalized() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, TransactionFinalized::txid);
            var votes = f.required("votes", U32, TransactionFinalized::votes);
            return row -> new TransactionFinalized(row.get(txid), row.get(votes));
        });
    }

    private static JsonType<TransactionRejected> rejected() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, TransactionRejected::txid);
            var reason = f.required("reason", text(Limits.REASON), TransactionRejected::reason);
            return row -> new TransactionRejected(row.get(txid), row.get(reason));
        });
    }
}
