package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.api.Amounts;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Fees;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Methods about this node and its connections, with the names and shapes of PROTOCOL 13.2. */
final class NetworkMethods {
    /** Services that the original node claims, in the numbering of Bitcoin; clients expect the field. */
    private static final String SERVICES = "0000000000000409";

    private static final Pattern RELEASE =
            Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4})");

    private final NodeQuery node;

    private NetworkMethods(NodeQuery node) {
        this.node = node;
    }

    static List<Method> of(NodeQuery node) {
        NetworkMethods network = new NetworkMethods(node);
        return List.of(
                new Method("getnetworkinfo", List.of(), _ -> network.info()),
                new Method("getpeerinfo", List.of(), _ -> network.peers()),
                new Method("validateaddress", List.of("address"), network::validateAddress));
    }

    private JsonNode info() throws InterruptedException {
        NodeStatus status = node.status();
        ObjectNode info =
                Json.object()
                        .put("connections", status.peers().size())
                        .put("incrementalfee", Amounts.decimal(Fees.MINIMUM));
        info.putArray("localaddresses");
        info.put("localrelay", true).put("localservices", SERVICES).put("networkactive", true);
        info.putArray("networks")
                .addObject()
                .put("limited", false)
                .put("name", status.network().toLowerCase(Locale.ROOT))
                .put("proxy", "")
                .put("proxy_randomize_credentials", false)
                .put("reachable", true);
        return info.put("protocolversion", status.protocolVersion())
                .put("relayfee", Amounts.decimal(Fees.MINIMUM))
                .put("subversion", agent(status.version()))
                .put("timeoffset", Duration.ofMillis(status.clockOffsetMillis()).toSeconds())
                .put("version", number(status.version()))
                .put("warnings", "");
    }

    /** Strictly, as the original does not (PROTOCOL 7.1): the checksum must fit, and the network be this one. */
    private JsonNode validateAddress(Parameters parameters)
            throws CallException, InterruptedException {
        String text = parameters.text("address");
        boolean valid = isAddress(text, node.status().network());
        return Json.object()
                .put("address", text)
                .put("ismine", false)
                .put("isscript", false)
                .put("isvalid", valid)
                .put("iswatchonly", false)
                .put("iswitness", false)
                .put("scriptPubKey", valid ? Bytes.utf8(text).toHex() : "");
    }

    private static boolean isAddress(String text, String network) {
        try {
            return Address.parse(text).network().wireName().equalsIgnoreCase(network);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One entry for each connection; the original lists known masternodes instead. */
    private JsonNode peers() throws InterruptedException {
        NodeStatus status = node.status();
        List<Member> members = node.members().members();
        ArrayNode peers = Json.array();
        status.peers().forEach(peer -> peers.add(peer(status, peer, member(members, peer))));
        return peers;
    }

    private static Optional<Member> member(List<Member> members, NodeStatus.Peer peer) {
        return members.stream()
                .filter(member -> member.nodeId().toHex().equals(peer.nodeId()))
                .findFirst();
    }

    private static ObjectNode peer(
            NodeStatus status, NodeStatus.Peer peer, Optional<Member> member) {
        Instant now = Times.taken(status);
        return Json.object()
                .put("active", peer.missedPongs() == 0)
                .put("addr", peer.address())
                .put("conntime", now.minus(Times.seconds(peer.connectedSeconds())).getEpochSecond())
                .put("inbound", peer.direction() == Direction.INBOUND)
                .put("is_masternode", member.isPresent())
                .put("lastseen", now.getEpochSecond())
                .put("services", SERVICES)
                .put("subver", agent(peer.version()))
                .put("tier", member.map(m -> m.tier().wireName()).orElse(null))
                .put("timeoffset", 0)
                .put("version", number(peer.version()));
    }

    private static String agent(String version) {
        return "/time-node:" + version + "/";
    }

    /** A version as one number, as clients of Bitcoin read it: 1.2.3 is 1020300; 0 for a tag of another form. */
    private static long number(String version) {
        Matcher parts = RELEASE.matcher(version);
        return parts.lookingAt()
                ? Long.parseLong(parts.group(1)) * 1_000_000
                        + Long.parseLong(parts.group(2)) * 10_000
                        + Long.parseLong(parts.group(3)) * 100
                : 0;
    }
}
