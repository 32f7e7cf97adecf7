package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.consensus.Evidence;
import io.timecoin.node.core.NodeReport;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.finality.FinalityNotice;
import io.timecoin.node.rpc.feed.Notice;
import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.feed.Topic;
import io.timecoin.node.rpc.http.Json;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tells subscribers what the node reports. */
public record NodeNotices(NoticeFeed feed) {
    /** Called by the owner thread with each report. */
    public void publish(NodeReport report) {
        switch (report) {
            case NodeReport.BlockCommitted committed -> block(committed.height(), committed.hash());
            case NodeReport.BlockSynced(long height, Hash hash) -> block(height, hash);
            case NodeReport.EvidenceFound(Evidence evidence) -> signedTwice(evidence);
            case NodeReport.Peers _,
                    NodeReport.Restored _,
                    NodeReport.RoundStarted _,
                    NodeReport.TimedOut _,
                    NodeReport.SyncStarted _,
                    NodeReport.SyncFinished _,
                    NodeReport.OldBlockKept _,
                    NodeReport.MessageRefused _,
                    NodeReport.TransactionHeldBack _,
                    NodeReport.Halted _ -> {}
        }
    }

    /** Called by the owner thread with each change of a transaction or an output. */
    public void publish(FinalityNotice notice) {
        switch (notice) {
            case FinalityNotice.Accepted(Hash txid) ->
                    transaction(Topic.TRANSACTIONS, txid, event -> event.put("kind", "accepted"));
            case FinalityNotice.Dropped(Hash txid, String reason) ->
                    transaction(
                            Topic.TRANSACTIONS,
                            txid,
                            event -> event.put("kind", "dropped").put("reason", reason));
            case FinalityNotice.Confirmed(Hash txid, long height) ->
                    transaction(
                            Topic.TRANSACTIONS,
                            txid,
                            event -> event.put("kind", "confirmed").put("height", height));
            case FinalityNotice.Finalized(Hash txid, int votes, int masternodes) ->
                    transaction(
                            Topic.FINALITY,
                            txid,
                            event -> event.put("approvals", votes).put("masternodes", masternodes));
            case FinalityNotice.OutputChanged(OutPoint outpoint, UtxoState state) ->
                    output(outpoint, state);
        }
    }

    private void transaction(Topic topic, Hash txid, UnaryOperator<ObjectNode> fields) {
        feed.publish(
                topic,
                () ->
                        new Notice(
                                topic,
                                Set.of(txid.toHex()),
                                fields.apply(Json.object().put("txid", txid.toHex()))));
    }

    private void output(OutPoint outpoint, UtxoState state) {
        feed.publish(
                Topic.UTXOS,
                () ->
                        new Notice(
                                Topic.UTXOS,
                                Set.of(outpoint.toString()),
                                Json.object()
                                        .put("outpoint", outpoint.toString())
                                        .put("state", state.getClass().getSimpleName())));
    }

    private void block(long height, Hash hash) {
        feed.publish(Topic.BLOCKS, () -> notice(Topic.BLOCKS, Set.of(hash.toHex()), height, hash));
    }

    private static Notice notice(Topic topic, Set<String> subjects, long height, Hash hash) {
        ObjectNode event = Json.object().put("height", height).put("hash", hash.toHex());
        return new Notice(topic, subjects, event);
    }

    private void signedTwice(Evidence evidence) {
        feed.publish(
                Topic.MASTERNODES,
                () -> {
                    String node = NodeId.of(evidence.signer()).toHex();
                    return new Notice(
                            Topic.MASTERNODES,
                            Set.of(node),
                            Json.object()
                                    .put("kind", "signed-twice")
                                    .put("node_id", node)
                                    .put("height", evidence.height()));
                });
    }
}
