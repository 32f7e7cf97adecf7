package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.JsonRpc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls that the original node was seen to answer: names and shapes are kept, wrong values are not. */
class MethodVectorsTest {
    private static final JsonNode VECTORS = vectors();

    /** Methods whose answers differ in shape, or that this node does not have: the original answers with placeholders. */
    private static final Set<String> LATER =
            Set.of(
                    "gettxoutsetinfo",
                    "getbalance",
                    "getattestationstats",
                    "getheartbeathistory",
                    "getrawtransaction",
                    "sendrawtransaction",
                    "createrawtransaction",
                    "mergeutxos",
                    "sendtoaddress");

    private final FakeNode node = new FakeNode();
    private final JsonRpc rpc = new JsonRpc(Methods.of(node, _ -> true));

    static Stream<JsonNode> calls() {
        return VECTORS.path("calls")
                .valueStream()
                .filter(call -> !LATER.contains(call.at("/request/method").textValue()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answerHasTheShapeOfTheOriginal(JsonNode call) throws Exception {
        JsonNode answer = answer(call.path("request").toString());

        assertThat(shape(withoutReason(answer))).isEqualTo(shape(call.path("response")));
        assertThat(answer.at("/error/code")).isEqualTo(call.at("/response/error/code"));
    }

    @Test
    void blockHasItsRealHashAndOtherwiseTheValuesOfTheOriginal() throws Exception {
        JsonNode original =
                calls().filter(call -> call.at("/request/method").textValue().equals("getblock"))
                        .findFirst()
                        .orElseThrow()
                        .at("/response/result");

        JsonNode block = result("getblock", "[0]");

        assertThat(block.path("hash").textValue())
                .isEqualTo("062446a00f5dc1aa0c842ce4e1beb400ee89ead29c247c14a44921dd7b5e1dea");
        original.properties().stream()
                .filter(field -> !field.getKey().equals("hash"))
                .forEach(field ->
                        assertThat(block.get(field.getKey()).toString())
                                .as(field.getKey())
                                .isEqualTo(field.getValue().toString()));
    }

    @Test
    void newBlockIsFoundByItsHashToo() throws Exception {
        String hash = result("getblockhash", "[0]").textValue();

        assertThat(result("getblock", "[\"" + hash + "\"]")).isEqualTo(result("getblock", "[0]"));
        assertThat(call("getblock", "[\"" + "0".repeat(64) + "\"]").at("/error/message").asText())
                .contains("among the newest 16", "by height");
    }

    @Test
    void addressIsCheckedStrictly() throws Exception {
        assertThat(isValid("TIME0K8Tu1H8UT9itEWmxNQfzPAq1SU3zUDj3b")).isTrue();
        assertThat(isValid("TIME0K8Tu1H8UT9itEWmxNQfzPAq1SU3zUDj3c")).isFalse();
        assertThat(isValid("TIME1K8Tu1H8UT9itEWmxNQfzPAq1SU3zUDj3b")).isFalse();
        assertThat(isValid("TIME0abcdefg")).isFalse();
    }

    @Test
    void peersAreTheConnectionsOfThisNode() throws Exception {
        JsonNode peer = result("getpeerinfo", "[]").path(0);

        assertThat(peer.path("addr").textValue()).isEqualTo("127.0.0.1:24100");
        assertThat(peer.path("inbound").booleanValue()).isFalse();
        assertThat(peer.path("tier").textValue()).isEqualTo("Free");
        assertThat(peer.path("lastseen").longValue() - peer.path("conntime").longValue())
                .isBetween(9L, 10L);
        assertThat(peer.path("version").longValue()).isEqualTo(1_000_000);
    }

    @Test
    void masternodesAreActiveWhileTheyAreSeenToSign() throws Exception {
        JsonNode list = result("masternodelist", "[]");

        assertThat(list.path("total").intValue()).isEqualTo(2);
        assertThat(list.at("/masternodes").findValuesAsText("address"))
                .containsExactlyInAnyOrder("gold-0", "free-0");
        for (JsonNode masternode : list.path("masternodes")) {
            boolean gold = masternode.path("tier").textValue().equals("Gold");
            assertThat(masternode.path("is_active").booleanValue()).isEqualTo(gold);
            assertThat(masternode.path("collateral").longValue()).isEqualTo(gold ? 100_000 : 0);
            assertThat(masternode.path("total_uptime").longValue()).isEqualTo(1_200);
        }
    }

    @Test
    void balanceIsExactAndOfOneAddressOnly() throws Exception {
        assertThat(result("getbalance", "[]").toString()).isEqualTo("100.00000000");
        assertThat(result("getbalance", "[\"TIME0K8Tu1H8UT9itEWmxNQfzPAq1SU3zUDj3b\"]").toString())
                .isEqualTo("0.0");
        assertThat(call("getbalance", "[\"genesis\"]").at("/error/code").intValue())
                .isEqualTo(-32602);
    }

    @Test
    void unspentOutputsAreFoundByConfirmationsAndAddresses() throws Exception {
        assertThat(result("listunspent", "[]")).hasSize(1);
        assertThat(result("listunspent", "[2]")).isEmpty();
        assertThat(result("listunspent", "[0,0]")).isEmpty();
        assertThat(result("listunspent", "[1,9,[\"TIME0K8Tu1H8UT9itEWmxNQfzPAq1SU3zUDj3b\"]]"))
                .isEmpty();
        assertThat(call("listunspent", "[1,9,[\"x\"]]").at("/error/message").textValue())
                .contains("\"x\" is no address");
    }

    @Test
    void transactionIsShownWithItsBlockAndAsBytes() throws Exception {
        String txid = "9ef81c480a00a5289a67f18b7c8beb070ef8fb6cbcbca45ce6ee4c0b4a4ebd67";
        JsonNode shown = result("gettransaction", "[\"" + txid + "\"]");

        assertThat(shown.path("blockheight").intValue()).isZero();
        assertThat(shown.at("/vout/0/value").toString()).isEqualTo("100.00000000");
        assertThat(result("getrawtransaction", "[\"" + txid + "\"]").textValue())
                .isEqualTo(shown.path("hex").textValue())
                .hasSize(110);
        assertThat(result("getrawtransaction", "[\"" + txid + "\",true]")).isEqualTo(shown);
        assertThat(
                        call("getrawtransaction", "[\"" + "0".repeat(64) + "\"]")
                                .at("/error/code")
                                .intValue())
                .isEqualTo(-5);
    }

    private boolean isValid(String address) throws Exception {
        return result("validateaddress", "[\"" + address + "\"]").path("isvalid").booleanValue();
    }

    private JsonNode result(String method, String params) throws Exception {
        return call(method, params).path("result");
    }

    private JsonNode call(String method, String params) throws Exception {
        return answer(
                "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"%s\",\"params\":%s}"
                        .formatted(method, params));
    }

    private JsonNode answer(String request) throws Exception {
        return rpc.answer(request, _ -> true).orElseThrow();
    }

    /** Errors here carry a word for programs too. */
    private static JsonNode withoutReason(JsonNode answer) {
        if (answer.path("error") instanceof ObjectNode error) {
            assertThat(error.remove("data").path("reason").isTextual()).isTrue();
        }
        return answer;
    }

    /** Field names with the types of their values; a list is as its first element. */
    private static Object shape(JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, Object> fields = new TreeMap<>();
            value.properties().forEach(field -> fields.put(field.getKey(), shape(field)));
            return fields;
        }
        return value.isArray() && !value.isEmpty()
                ? Set.of(shape(value.get(0)))
                : value.getNodeType();
    }

    /** The original counts uptime without heartbeats; here there may be none yet. */
    private static Object shape(Map.Entry<String, JsonNode> field) {
        return Set.of("total_uptime", "uptime_start").contains(field.getKey())
                ? JsonNodeType.MISSING
                : shape(field.getValue());
    }

    private static JsonNode vectors() {
        try (InputStream in =
                Objects.requireNonNull(
                        MethodVectorsTest.class.getResourceAsStream("/vectors/rpc.json"))) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
