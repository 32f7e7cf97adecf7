package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Methods about the masternodes of the chain, with the names and shapes of PROTOCOL 13.2. */
final class MasternodeMethods {
    /** A member silent for longer is not active (rollout.md §7). */
    private static final Duration ACTIVE_FOR = Duration.ofMinutes(3);

    private final NodeQuery node;

    private MasternodeMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        MasternodeMethods masternodes = new MasternodeMethods(node);
        return List.of(
                new Method("masternodelist", List.of(), _ -> masternodes.list()),
                new Method("getconsensusinfo", List.of(), _ -> masternodes.consensus()));
    }

    private JsonNode consensus() throws InterruptedException {
        NodeStatus.Consensus consensus = node.status().consensus();
        return Json.object()
                .put("masternodes", consensus.totalMasternodes())
                .put("quorum", consensus.quorum())
                .put("type", "BFT");
    }

    private JsonNode list() throws InterruptedException {
        NodeStatus status = node.status();
        // Every member stands in the genesis so far, so that it was registered when the chain
        // began.
        Optional<Long> registered =
                node.block(0).map(genesis -> genesis.block().header().timestamp());
        ArrayNode list = Json.array();
        for (Member member : node.members().members()) {
            list.add(
                    entry(
                            member,
                            seen(status, member),
                            Times.taken(status).minus(ACTIVE_FOR),
                            registered));
        }
        ObjectNode answer = Json.object();
        answer.set("masternodes", list);
        return answer.put("total", list.size());
    }

    private static Optional<Instant> seen(NodeStatus status, Member member) {
        return status.consensus().members().stream()
                .filter(activity -> activity.nodeId().equals(member.nodeId().toHex()))
                .findFirst()
                .flatMap(NodeStatus.MemberActivity::lastHeartbeat);
    }

    /** Null stands where this node cannot know: uptime is counted by heartbeats only. */
    private static ObjectNode entry(
            Member member, Optional<Instant> seen, Instant activeSince, Optional<Long> registered) {
        return Json.object()
                .put("address", member.name())
                .put("collateral", member.tier().collateralTime())
                .put("is_active", seen.filter(last -> !last.isBefore(activeSince)).isPresent())
                .put("last_heartbeat", seen.map(Instant::getEpochSecond).orElse(null))
                .put("registered_at", registered.orElse(null))
                .put("tier", member.tier().wireName())
                .putNull("total_uptime")
                .putNull("uptime_start")
                .put("wallet_address", member.rewardAddress());
    }
}
