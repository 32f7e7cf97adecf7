package io.timecoin.node.rpc.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {
    private static final CallBudget UNLIMITED = _ -> true;

    private final AtomicInteger calls = new AtomicInteger();
    private final JsonRpc rpc =
            new JsonRpc(
                    List.of(
                            new Method("count", List.of(), _ -> count()),
                            new Method(
                                    "twice",
                                    List.of("height"),
                                    given -> LongNode.valueOf(2 * given.height("height"))),
                            new Method(
                                    "echo",
                                    List.of("word", "rest"),
                                    given -> TextNode.valueOf(given.text("word")))));

    private JsonNode count() {
        return LongNode.valueOf(calls.incrementAndGet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "1",
                "-7",
                "1.50",
                "123456789012345678901234567890",
                "1E+400",
                "null"
            })
    void idIsGivenBackAsItCame(String id) throws Exception {
        assertThat(answer("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"count\"}"))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[21]", "{\"height\":21}", "21"})
    void parametersComeByPlaceByNameOrAlone(String params) throws Exception {
        assertThat(call("twice", params)).endsWith("\"result\":42}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null"})
    void methodWithoutParametersTakesAnyFormOfNone(String params) throws Exception {
        assertThat(call("count", params)).endsWith("\"result\":1}");
    }

    @Test
    void optionalParameterMayBeNullOrLeftOut() throws Exception {
        assertThat(call("echo", "[\"a\"]")).endsWith("\"result\":\"a\"}");
        assertThat(call("echo", "[\"a\",null]")).endsWith("\"result\":\"a\"}");
    }

    @Test
    void wrongParametersAreNamed() throws Exception {
        assertThat(call("twice", "[]")).contains("-32602", "height is missing");
        assertThat(call("twice", "[null]")).contains("-32602", "height is missing");
        assertThat(call("twice", "[\"0\"]"))
                .contains("-32602", "height must be a whole number, not a string");
        assertThat(call("twice", "[1.5]")).contains("-32602", "not a number");
        assertThat(call("twice", "[1,2]")).contains("-32602", "twice takes [height]");
        assertThat(call("twice", "{\"hight\":1}")).contains("-32602", "no parameter hight");
        assertThat(call("echo", "[7]")).contains("-32602", "word must be a text");
    }

    @Test
    void heightThatNoBlockCanHaveIsOutOfRange() throws Exception {
        assertThat(call("twice", "[-1]")).contains("\"code\":-8");
        assertThat(call("twice", "[99999999999999999999]")).contains("\"code\":-8");
    }

    @Test
    void unknownMethodIsAnsweredWithTheOnesThatThereAre() throws Exception {
        assertThat(call("nosuch", "[]"))
                .contains("-32601", "no method nosuch: there are count, twice, echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"jsonrpc\":\"2.0\"} x", "{\"id\":1,\"id\":2}", "nil"})
    void whatIsNotJsonIsAParseError(String text) throws Exception {
        assertThat(answer(text))
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,");
    }

    @Test
    void tooDeepNestingIsAParseError() throws Exception {
        assertThat(answer("[".repeat(100_000))).contains("-32700");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"count\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"count\"}",
                "[]"
            })
    void whatIsNoRequestIsInvalid(String text) throws Exception {
        assertThat(answer(text)).contains("\"error\":{\"code\":-32600,");
        assertThat(calls).hasValue(0);
    }

    @Test
    void notificationIsCarriedOutAndNotAnswered() throws Exception {
        assertThat(rpc.answer("{\"jsonrpc\":\"2.0\",\"method\":\"count\"}", UNLIMITED)).isEmpty();
        assertThat(rpc.answer("{\"jsonrpc\":\"2.0\",\"method\":\"nosuch\"}", UNLIMITED)).isEmpty();
        assertThat(calls).hasValue(1);
    }

    @Test
    void batchIsAnsweredInOrderWithoutItsNotifications() throws Exception {
        assertThat(
                        answer(
                                """
                                [{"jsonrpc":"2.0","id":1,"method":"count"},
                                 {"jsonrpc":"2.0","method":"count"},
                                 7,
                                 {"jsonrpc":"2.0","id":"b","method":"twice","params":[4]}]\
                                """))
                .isEqualTo(
                        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},"
                                + "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,"
                                + "\"message\":\"a request is a JSON object\","
                                + "\"data\":{\"reason\":\"INVALID_REQUEST\"}}},"
                                + "{\"jsonrpc\":\"2.0\",\"id\":\"b\",\"result\":8}]");
        assertThat(calls).hasValue(2);
    }

    @Test
    void batchOfNotificationsHasNoAnswer() throws Exception {
        assertThat(rpc.answer("[{\"jsonrpc\":\"2.0\",\"method\":\"count\"}]", UNLIMITED)).isEmpty();
    }

    @Test
    void batchAboveTheLimitIsNotStarted() throws Exception {
        String one = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"count\"}";
        String batch = "[" + (one + ",").repeat(JsonRpc.MAX_BATCH) + one + "]";

        assertThat(answer(batch)).contains("-32600", "1 to 100 calls, not 101");
        assertThat(calls).hasValue(0);
    }

    @Test
    void clientThatAsksTooMuchIsRefusedAsAWholeAndKeepsItsId() throws Exception {
        AtomicInteger left = new AtomicInteger(2);
        CallBudget budget =
                wanted -> {
                    boolean enough = left.get() >= wanted;
                    left.addAndGet(enough ? -wanted : 0);
                    return enough;
                };
        String one = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"count\"}";

        String three = rpc.answer("[" + one + "," + one + "," + one + "]", budget).toString();
        String two = rpc.answer("[" + one + "," + one + "]", budget).toString();
        String last = rpc.answer(one, budget).toString();

        assertThat(three).contains("-32005", "too many calls");
        assertThat(two).contains("\"result\":1", "\"result\":2");
        assertThat(last).contains("\"id\":7", "-32005", "\"reason\":\"LIMIT_EXCEEDED\"");
        assertThat(calls).hasValue(2);
    }

    private String call(String method, String params) throws Exception {
        return answer(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                        .formatted(method, params));
    }

    private String answer(String text) throws Exception {
        return rpc.answer(text, UNLIMITED).orElseThrow().toString();
    }
}
