package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.rpc.http.Json;
import java.time.Instant;

/** {@code GET /status} field by field, in the order of rollout.md §7: readers of every version depend on it. */
final class StatusJson {
    private StatusJson() {}

    static ObjectNode of(NodeStatus status) {
        ObjectNode json =
                Json.object()
                        .put("version", status.version())
                        .put("commit", status.commit())
                        .put("network", status.network())
                        .put("protocolVersion", status.protocolVersion())
                        .put("nodeId", status.nodeId())
                        .put("name", status.name())
                        .put("tier", status.tier())
                        .put("startedAt", status.startedAt().toString())
                        .put("uptimeSeconds", status.uptimeSeconds())
                        .put("synced", status.synced())
                        .put("clockOffsetMillis", status.clockOffsetMillis());
        json.set("sync", sync(status.sync()));
        json.set("chain", chain(status.chain()));
        json.set("consensus", consensus(status.consensus()));
        json.set("handshakes", handshakes(status.handshakes()));
        json.put("connectionsLost", status.connectionsLost());
        var peers = json.putArray("peers");
        status.peers().forEach(peer -> peers.add(peer(peer)));
        return json;
    }

    private static ObjectNode sync(NodeStatus.Sync sync) {
        ObjectNode json =
                Json.object()
                        .put("state", state(sync.state()))
                        .put("target", sync.target())
                        .put("blocksPerSecond", sync.blocksPerSecond());
        sync.secondsLeft()
                .ifPresentOrElse(
                        seconds -> json.put("secondsLeft", seconds),
                        () -> json.putNull("secondsLeft"));
        return json.put("backfillLeft", sync.backfillLeft());
    }

    private static String state(NodeStatus.SyncState state) {
        return switch (state) {
            case ASKING -> "Asking";
            case FETCHING -> "Fetching";
            case IDLE -> "Idle";
        };
    }

    private static ObjectNode chain(NodeStatus.Chain chain) {
        ObjectNode json =
                Json.object()
                        .put("genesisHash", chain.genesisHash())
                        .put("height", chain.height())
                        .put("headHash", chain.headHash())
                        .put("headTime", chain.headTime().toString())
                        .put("missedSlots", chain.missedSlots());
        var recent = json.putArray("recent");
        chain.recent()
                .forEach(block ->
                        recent.addObject()
                                .put("height", block.height())
                                .put("hash", block.hash())
                                .put("utxo", block.utxo()));
        return json;
    }

    private static ObjectNode consensus(NodeStatus.Consensus consensus) {
        ObjectNode json =
                Json.object()
                        .put("activeMasternodes", consensus.activeMasternodes())
                        .put("totalMasternodes", consensus.totalMasternodes())
                        .put("quorum", consensus.quorum())
                        .put("height", consensus.height())
                        .put("round", consensus.round())
                        .put("step", consensus.step())
                        .put("leader", consensus.leader());
        var members = json.putArray("members");
        consensus.members().forEach(member -> members.add(member(member)));
        return json;
    }

    private static ObjectNode member(NodeStatus.MemberActivity member) {
        return Json.object()
                .put("nodeId", member.nodeId())
                .put("name", member.name())
                .put("lastSignedHeight", member.lastSignedHeight())
                .put("lastHeartbeat", member.lastHeartbeat().map(Instant::toString).orElse(null));
    }

    private static ObjectNode handshakes(NodeStatus.Handshakes handshakes) {
        return Json.object()
                .put("begun", handshakes.begun())
                .put("completed", handshakes.completed())
                .put("failed", handshakes.failed())
                .put("refused", handshakes.refused())
                .put("duplicates", handshakes.duplicates());
    }

    private static ObjectNode peer(NodeStatus.Peer peer) {
        return Json.object()
                .put("nodeId", peer.nodeId())
                .put("name", peer.name())
                .put("address", peer.address())
                .put("direction", direction(peer.direction()))
                .put("encrypted", peer.encrypted())
                .put("connectedSeconds", peer.connectedSeconds())
                .put("height", peer.height())
                .put("version", peer.version())
                .put("rttMillis", peer.rttMillis().orElse(null))
                .put("pongs", peer.pongs())
                .put("missedPongs", peer.missedPongs());
    }

    private static String direction(Direction direction) {
        return switch (direction) {
            case INBOUND -> "Inbound";
            case OUTBOUND -> "Outbound";
        };
    }
}
