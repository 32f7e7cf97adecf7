package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
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
                new Method("masternodestatus", List.of(), _ -> masternodes.own()),
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
        MemberSet first = node.genesis().memberSet();
        ArrayNode list = Json.array();
        for (Member member : node.members().members()) {
            list.add(entry(status, member, registeredAt(first, member)));
        }
        ObjectNode answer = Json.object();
        answer.set("masternodes", list);
        return answer.put("total", list.size());
    }

    /** Those of the genesis are registered since the chain began; of others the height is not kept. */
    private Optional<Long> registeredAt(MemberSet first, Member member) {
        return Optional.of(node.genesis().genesisTime())
                .filter(_ -> first.contains(member.publicKey()));
    }

    private JsonNode own() throws InterruptedException {
        NodeStatus status = node.status();
        return node.members().members().stream()
                .filter(member -> member.nodeId().toHex().equals(status.nodeId()))
                .findFirst()
                .map(member -> own(status, member))
                .orElseGet(() ->
                        Json.object()
                                .put("status", "Not a masternode")
                                .put("message", "this node's key is no masternode of the chain"));
    }

    private static ObjectNode own(NodeStatus status, Member member) {
        boolean active = isActive(status, member);
        return Json.object()
                .put("address", member.name())
                .put("is_active", active)
                .put("public_key", member.publicKey().toHex())
                .put("reward_address", member.rewardAddress())
                .put("status", active ? "active" : "inactive")
                .put("tier", member.tier().wireName())
                .putNull("total_uptime");
    }

    private static boolean isActive(NodeStatus status, Member member) {
        Instant since = Times.taken(status).minus(ACTIVE_FOR);
        return seen(status, member).filter(last -> !last.isBefore(since)).isPresent();
    }

    private static Optional<Instant> seen(NodeStatus status, Member member) {
        return status.consensus().members().stream()
                .filter(activity -> activity.nodeId().equals(member.nodeId().toHex()))
                .findFirst()
                .flatMap(NodeStatus.MemberActivity::lastHeartbeat);
    }

    /** Null stands where this node cannot know: uptime is counted by heartbeats only. */
    private static ObjectNode entry(NodeStatus status, Member member, Optional<Long> registered) {
        return Json.object()
                .put("address", member.name())
                .put("collateral", member.tier().collateralTime())
                .put("is_active", isActive(status, member))
                .put(
                        "last_heartbeat",
                        seen(status, member).map(Instant::getEpochSecond).orElse(null))
                .put("registered_at", registered.orElse(null))
                .put("tier", member.tier().wireName())
                .putNull("total_uptime")
                .putNull("uptime_start")
                .put("wallet_address", member.rewardAddress());
    }
}
