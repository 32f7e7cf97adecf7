package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.masternode.HeartbeatView;
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

    private static final double PERCENT = 100;

    private final NodeQuery node;

    private MasternodeMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        MasternodeMethods masternodes = new MasternodeMethods(node);
        return List.of(
                new Method("masternodelist", List.of(), _ -> masternodes.list()),
                new Method("masternodestatus", List.of(), _ -> masternodes.own()),
                new Method("getattestationstats", List.of(), _ -> masternodes.attestations()),
                new Method("getconsensusinfo", List.of(), _ -> masternodes.consensus()));
    }

    private JsonNode consensus() throws InterruptedException {
        NodeStatus.Consensus consensus = node.status().consensus();
        return Json.object()
                .put("masternodes", consensus.totalMasternodes())
                .put("quorum", consensus.quorum())
                .put("type", "BFT");
    }

    private JsonNode attestations() throws InterruptedException {
        List<HeartbeatView> all = node.heartbeats();
        ArrayNode list = Json.array();
        all.forEach(view -> list.add(attestations(view)));
        long seen = all.stream().mapToLong(HeartbeatView::seen).sum();
        long verified = all.stream().mapToLong(HeartbeatView::verified).sum();
        ObjectNode answer =
                Json.object()
                        .put("pending_heartbeats", seen - verified)
                        .put("total_heartbeats", seen)
                        .put("total_verified_count", verified)
                        .put(
                                "unique_masternodes",
                                all.stream().filter(view -> view.seen() > 0).count())
                        .put(
                                "verification_rate",
                                seen == 0 ? 0.0 : PERCENT * (double) verified / seen)
                        .put("verified_heartbeats", verified);
        answer.set("masternodes", list);
        return answer;
    }

    private static ObjectNode attestations(HeartbeatView view) {
        return Json.object()
                .put("address", view.member().name())
                .put("latest_sequence", view.sequence().orElse(null))
                .put("meets_tier", view.meetsTier())
                .put("uptime", view.uptime())
                .put("verified_heartbeats", view.verified())
                .put("witnesses", view.witnesses());
    }

    private JsonNode list() throws InterruptedException {
        NodeStatus status = node.status();
        MemberSet first = node.genesis().memberSet();
        ArrayNode list = Json.array();
        for (HeartbeatView heartbeats : node.heartbeats()) {
            list.add(entry(status, heartbeats, registeredAt(first, heartbeats.member())));
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
        return node.heartbeats().stream()
                .filter(view -> view.member().nodeId().toHex().equals(status.nodeId()))
                .findFirst()
                .map(view -> own(status, view))
                .orElseGet(() ->
                        Json.object()
                                .put("status", "Not a masternode")
                                .put("message", "this node's key is no masternode of the chain"));
    }

    private static ObjectNode own(NodeStatus status, HeartbeatView heartbeats) {
        Member member = heartbeats.member();
        boolean active = isActive(status, member);
        return Json.object()
                .put("address", member.name())
                .put("is_active", active)
                .put("public_key", member.publicKey().toHex())
                .put("reward_address", member.rewardAddress())
                .put("status", active ? "active" : "inactive")
                .put("tier", member.tier().wireName())
                .put("total_uptime", heartbeats.totalUptime().toSeconds());
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

    /** Uptime is what this node has seen of it since its process started; null stands where it cannot know. */
    private static ObjectNode entry(
            NodeStatus status, HeartbeatView heartbeats, Optional<Long> registered) {
        Member member = heartbeats.member();
        return Json.object()
                .put("address", member.name())
                .put("collateral", member.tier().collateralTime())
                .put("is_active", isActive(status, member))
                .put(
                        "last_heartbeat",
                        seen(status, member).map(Instant::getEpochSecond).orElse(null))
                .put("registered_at", registered.orElse(null))
                .put("tier", member.tier().wireName())
                .put("total_uptime", heartbeats.totalUptime().toSeconds())
                .put(
                        "uptime_start",
                        heartbeats.aliveSince().map(Instant::getEpochSecond).orElse(null))
                .put("wallet_address", member.rewardAddress());
    }
}
