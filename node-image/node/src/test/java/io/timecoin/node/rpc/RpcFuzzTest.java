package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.rpc.jsonrpc.JsonRpc;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class RpcFuzzTest {
    private static final JsonRpc RPC = new JsonRpc(Methods.of(new FakeNode(), _ -> true));

    /** Whatever is asked, the answer is one of JSON-RPC, and no request makes the node fail. */
    @FuzzTest(maxDuration = "30m")
    void anyRequestIsAnsweredOrRefusedWithAReason(byte[] request) throws InterruptedException {
        RPC.answer(new String(request, StandardCharsets.UTF_8), _ -> true)
                .ifPresent(RpcFuzzTest::check);
    }

    private static void check(JsonNode answer) {
        if (answer.isArray()) {
            assertThat(answer).isNotEmpty();
            answer.forEach(RpcFuzzTest::check);
            return;
        }
        assertThat(answer.path("jsonrpc").textValue()).isEqualTo("2.0");
        assertThat(answer.has("result")).isNotEqualTo(answer.has("error"));
    }
}
