package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.rpc.http.Access;
import io.timecoin.node.rpc.http.HttpLimits;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call which methods, from where and how often. */
class RpcCallsTest extends ServedNode {
    RpcCallsTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void jsonRpcIsServedAtBothPaths() throws Exception {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"getblockcount\"}";

        assertThat(post("/", call).body())
                .isEqualToIgnoringNewLines("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":0}");
        assertThat(post("/rpc", call).body()).isEqualTo(post("/", call).body());
    }

    @Test
    void notificationHasNoContentToAnswerWith() throws Exception {
        HttpResponse<String> answer =
                post("/", "{\"jsonrpc\":\"2.0\",\"method\":\"getblockcount\"}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void jsonRpcOfAnotherContentTypeIsRefused() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(error(answer)).contains("application/json");
    }

    @Test
    void webPagesMayNotCall() throws Exception {
        assertThat(fromPage("https://example.org", "POST").statusCode()).isEqualTo(403);
        assertThat(fromPage("https://example.org", "OPTIONS").statusCode()).isEqualTo(405);
    }

    @Test
    void pageThatIsConfiguredMayCallAndReadTheAnswer() throws Exception {
        HttpResponse<String> asked = fromPage("https://wallet.example", "OPTIONS");
        HttpResponse<String> called = fromPage("https://wallet.example", "POST");

        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Authorization, Content-Type");
        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(called.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://wallet.example");
    }

    @Test
    void jsonRpcAsksForTheCookieOnThisMachineToo() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(uri("/"))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer)).contains("rpc.cookie in its data folder");
    }

    @Test
    void cookieIsReadableByItsOwnerOnlyAndNewAtEachStart() throws Exception {
        String before = Files.readString(cookie.file());
        Cookie.create(folder);

        assertThat(Files.readString(cookie.file())).isNotEqualTo(before);
        assertThat(Files.getPosixFilePermissions(cookie.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(cookie.file());
        }
    }

    @Test
    void methodsThatAreNotListedAreNotServed() throws Exception {
        restart(
                new RpcSettings(
                        ANY_PORT,
                        new Access(List.of(cookie.token()), Set.of()),
                        Set.of("getblockcount", "rpc.discover"),
                        1_000,
                        HttpLimits.DEFAULT));

        assertThat(result("getblockcount").intValue()).isZero();
        assertThat(json(post("/", call("stop"))).at("/error/code").intValue()).isEqualTo(-32601);
        assertThat(node.isStopped()).isFalse();
        assertThat(result("rpc.discover").path("methods").findValuesAsText("name"))
                .contains("getblockcount", "rpc.discover")
                .doesNotContain("stop", "getblock");
    }

    @Test
    void clientThatCallsTooOftenIsSlowedDown() throws Exception {
        restart(
                new RpcSettings(
                        ANY_PORT,
                        new Access(List.of(cookie.token()), Set.of()),
                        Set.of(),
                        1,
                        HttpLimits.DEFAULT));
        String three = "[%1$s,%1$s,%1$s]".formatted(call("uptime"));

        assertThat(json(post("/", three)).at("/error/code").intValue()).isEqualTo(-32005);
    }

    private HttpResponse<String> fromPage(String origin, String method) throws Exception {
        return client.send(
                request("/")
                        .header("Origin", origin)
                        .method(method, BodyPublishers.ofString(call("uptime")))
                        .build(),
                BodyHandlers.ofString());
    }
}
