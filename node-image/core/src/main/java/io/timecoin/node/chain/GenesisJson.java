package io.timecoin.node.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.chain.Genesis.Allocation;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.PublicKeys;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import java.util.List;

/** The settings of a network in JSON. */
final class GenesisJson {
    /** Characters of a network's or a masternode's name; both appear in handshakes. */
    private static final int MAX_NAME = 64;

    private static final int MAX_INTERVAL_SECONDS = 86_400;

    /** The last second of the year 9999: above stand milliseconds, by mistake. */
    private static final long MAX_TIME = 253_402_300_799L;

    private static final int MAX_ALLOCATIONS = 10_000;

    private GenesisJson() {}

    static String write(Genesis genesis) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("network", genesis.network());
        root.put("type", genesis.type().wireName());
        root.put("block_interval_seconds", genesis.blockIntervalSeconds());
        root.put("genesis_time", genesis.genesisTime());
        if (genesis.admission() != Admission.CLOSED) {
            // Left out where it is closed: so the networks from before it existed keep their id.
            root.put("admission", genesis.admission().wireName());
        }
        ArrayNode members = root.putArray("members");
        for (Member member : genesis.members()) {
            members.addObject()
                    .put("name", member.name())
                    .put("public_key", member.publicKey().toHex())
                    .put("tier", member.tier().wireName())
                    .put("reward_address", member.rewardAddress());
        }
        ArrayNode allocations = root.putArray("allocations");
        for (Allocation allocation : genesis.allocations()) {
            allocations
                    .addObject()
                    .put("address", allocation.address())
                    .put("amount", allocation.amount());
        }
        return root.toString();
    }

    static Genesis read(String json) {
        SettingsNode root = new SettingsNode("genesis", tree(json));
        root.requireOnly(
                "network",
                "type",
                "block_interval_seconds",
                "genesis_time",
                "admission",
                "members",
                "allocations");
        NetworkType type = root.field("type").convert(GenesisJson::type);
        return root.check(() ->
                new Genesis(
                        root.field("network").text(MAX_NAME),
                        type,
                        (int) root.field("block_interval_seconds").integer(1, MAX_INTERVAL_SECONDS),
                        root.field("genesis_time").integer(0, MAX_TIME),
                        root.optional("admission")
                                .map(node -> node.convert(GenesisJson::admission))
                                .orElse(Admission.CLOSED),
                        members(root.field("members"), type),
                        allocations(root.field("allocations"), type)));
    }

    private static JsonNode tree(String json) {
        try {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("genesis: not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Member> members(SettingsNode list, NetworkType type) {
        return list.elements(Rewards.MAX_MASTERNODES).stream()
                .map(element -> member(element, type))
                .toList();
    }

    private static Member member(SettingsNode node, NetworkType type) {
        node.requireOnly("name", "public_key", "tier", "reward_address");
        return new Member(
                node.field("public_key").convert(GenesisJson::publicKey),
                node.field("tier").convert(Tier::fromWireName),
                node.field("reward_address").convert(text -> address(text, type)),
                node.field("name").text(MAX_NAME));
    }

    private static List<Allocation> allocations(SettingsNode list, NetworkType type) {
        return list.elements(MAX_ALLOCATIONS).stream()
                .map(element -> allocation(element, type))
                .toList();
    }

    private static Allocation allocation(SettingsNode node, NetworkType type) {
        node.requireOnly("address", "amount");
        return new Allocation(
                node.field("address").convert(text -> address(text, type)),
                node.field("amount").integer(1, Long.MAX_VALUE));
    }

    private static NetworkType type(String name) {
        return NetworkType.ofWireName(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "\"" + name + "\" is neither mainnet nor testnet"));
    }

    private static Admission admission(String name) {
        return Admission.ofWireName(name)
                .filter(admission -> admission != Admission.CLOSED)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "\""
                                        + name
                                        + "\" is neither collateral nor free; leave it out"
                                        + " where masternodes never change"));
    }

    private static PublicKey publicKey(String hex) {
        PublicKey key = PublicKey.fromHex(hex);
        return switch (PublicKeys.check(key)) {
            case NONE -> key;
            case NOT_CANONICAL, NOT_ON_CURVE, SMALL_ORDER ->
                    throw new IllegalArgumentException(
                            "\"" + hex + "\" is no Ed25519 public key that can be trusted");
        };
    }

    private static String address(String text, NetworkType type) {
        Address address = Address.parse(text);
        if (address.network() != type) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is an address of the " + address.network().wireName());
        }
        return text;
    }
}
