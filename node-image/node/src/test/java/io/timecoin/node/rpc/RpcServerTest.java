package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.http.Access;
import io.timecoin.node.rpc.http.HttpLimits;
import io.timecoin.node.rpc.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RpcServerTest {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final FakeNode node = new FakeNode();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private final NoticeFeed feed = new NoticeFeed();
    private final Path folder;
    private final Cookie cookie;
    private RpcServer server;

    RpcServerTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        cookie = Cookie.create(folder);
        server = start(Duration.ofSeconds(30));
    }

    private RpcServer start(Duration answerTimeout) throws IOException {
        HttpLimits usual = HttpLimits.DEFAULT;
        HttpLimits limits =
                new HttpLimits(
                        usual.connections(),
                        usual.bodyBytes(),
                        usual.requestTimeout(),
                        answerTimeout);
        return RpcServer.start(
                new RpcSettings(
                        ANY_PORT,
                        new Access(List.of(cookie.token()), Set.of("https://wallet.example")),
                        Set.of(),
                        1_000,
                        limits),
                node,
                feed,
                registry);
    }

    @BeforeEach
    void serverListens() {
        assertThat(server.address().getPort()).isPositive();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void browsersGetAPageThatMayAskNobodyElse() throws Exception {
        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.body()).contains("fetch(\"status\")").doesNotContain("innerHTML");
    }

    @Test
    void statusHasTheFieldsOfTheContractInItsOrder() throws Exception {
        HttpResponse<String> answer = get("/status");

        String gold = FakeNode.GOLD.nodeId().toHex();
        String free = FakeNode.FREE.nodeId().toHex();
        String hash = "062446a00f5dc1aa0c842ce4e1beb400ee89ead29c247c14a44921dd7b5e1dea";
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualToIgnoringNewLines(
                        """
                        {"version":"1.0.1","commit":"abc1234","network":"Testnet","protocolVersion":1,\
                        "nodeId":"%1$s","name":"gold-0","tier":"Gold",\
                        "startedAt":"2026-11-20T10:00:00Z","uptimeSeconds":12.5,"synced":true,\
                        "clockOffsetMillis":3,\
                        "sync":{"state":"Fetching","target":500,"blocksPerSecond":250.0,\
                        "secondsLeft":2.0,"backfillLeft":0},\
                        "chain":{"genesisHash":"%3$s","height":0,"headHash":"%3$s",\
                        "headTime":"2025-12-01T00:00:00Z","missedSlots":7,\
                        "recent":[{"height":0,"hash":"%3$s","utxo":"00ff"}]},\
                        "consensus":{"activeMasternodes":1,"totalMasternodes":2,"quorum":2,"height":1,\
                        "round":0,"step":"Propose","leader":"%2$s",\
                        "members":[{"nodeId":"%1$s","name":"gold-0","lastSignedHeight":0,\
                        "lastHeartbeat":"2026-11-20T10:00:10Z"},\
                        {"nodeId":"%2$s","name":"free-0","lastSignedHeight":0,"lastHeartbeat":null}]},\
                        "handshakes":{"begun":3,"completed":2,"failed":1,"refused":4,"duplicates":5},\
                        "connectionsLost":6,\
                        "peers":[{"nodeId":"%2$s","name":"free-0","address":"127.0.0.1:24100",\
                        "direction":"Outbound","encrypted":true,"connectedSeconds":9.5,"height":0,"version":"1.0.0",\
                        "rttMillis":0.4,"pongs":1,"missedPongs":0}]}\
                        """
                                .formatted(gold, free, hash));
    }

    @Test
    void consensusInfoKeepsTheFourFieldsOfTheOriginal() throws Exception {
        assertThat(get("/consensus_info").body())
                .isEqualToIgnoringNewLines(
                        "{\"active_masternodes\":1,\"connected_peers\":1,"
                                + "\"pending_transactions\":0,\"finalized_transactions\":0}");
    }

    @Test
    void nodeThatAnswersIsAlive() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void nodeIsReadyOnceItHasCaughtUp() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        node.fallBehind();

        HttpResponse<String> behind = get("/health/ready");
        assertThat(behind.statusCode()).isEqualTo(503);
        assertThat(json(behind).path("reason").textValue()).contains("has not caught up");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void nodeThatDoesNotAnswerInTimeIsUnavailableAndTheQuestionIsGivenUp() throws Exception {
        server.close();
        server = start(Duration.ofMillis(50));
        node.getStuck();

        HttpResponse<String> answer = get("/health/live");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(error(answer)).contains("did not answer");
        assertThat(node.interrupted().await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nodeThatShutsDownSaysSo() throws Exception {
        node.beginToStop();

        HttpResponse<String> answer = get("/status");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(error(answer)).isEqualTo("the node shuts down");
    }

    @Test
    void metricsAreInTheTextFormatOfPrometheus() throws Exception {
        registry.counter("time.node.example").increment();

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).contains("time_node_example_total 1.0");
    }

    @Test
    void finalizingSaysWhetherAnythingWasLeftToDo() throws Exception {
        JsonNode first = json(post("/finalize", ""));
        JsonNode second = json(post("/finalize", ""));

        assertThat(first.path("version").textValue()).isEqualTo("1.0.1");
        assertThat(first.path("changed").booleanValue()).isTrue();
        assertThat(second.path("changed").booleanValue()).isFalse();
        assertThat(second.path("message").textValue()).contains("nothing to do");
    }

    @Test
    void unknownPathIsAnsweredWithWhatIsThere() throws Exception {
        HttpResponse<String> answer = get("/stats?x=1");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer)).isEqualTo("nothing at /stats");
        assertThat(json(answer).path("available").toString())
                .contains("GET /status", "GET /metrics", "POST /rpc");
    }

    @Test
    void wrongMethodIsAnsweredWithTheRightOne() throws Exception {
        HttpResponse<String> answer = get("/finalize");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(error(answer)).isEqualTo("GET does not work on /finalize");
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
        server.close();
        server =
                RpcServer.start(
                        new RpcSettings(
                                ANY_PORT,
                                new Access(List.of(cookie.token()), Set.of()),
                                Set.of("getblockcount", "rpc.discover"),
                                1_000,
                                HttpLimits.DEFAULT),
                        node,
                        feed,
                        registry);

        assertThat(result("getblockcount").intValue()).isZero();
        assertThat(json(post("/", call("stop"))).at("/error/code").intValue()).isEqualTo(-32601);
        assertThat(node.isStopped()).isFalse();
        assertThat(result("rpc.discover").path("methods").findValuesAsText("name"))
                .contains("getblockcount", "rpc.discover")
                .doesNotContain("stop", "getblock");
    }

    @Test
    void clientThatCallsTooOftenIsSlowedDown() throws Exception {
        server.close();
        server =
                RpcServer.start(
                        new RpcSettings(
                                ANY_PORT,
                                new Access(List.of(cookie.token()), Set.of()),
                                Set.of(),
                                1,
                                HttpLimits.DEFAULT),
                        node,
                        feed,
                        registry);
        String three = "[%1$s,%1$s,%1$s]".formatted(call("uptime"));

        assertThat(json(post("/", three)).at("/error/code").intValue()).isEqualTo(-32005);
    }

    @Test
    void stopIsPassedOn() throws Exception {
        assertThat(result("stop").textValue()).isEqualTo("the node stops");
        assertThat(node.isStopped()).isTrue();
    }

    @Test
    void portInUseIsNamedWithWhatToDo() {
        assertThatThrownBy(() ->
                        RpcServer.start(
                                RpcSettings.of(server.address(), cookie), node, feed, registry))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + server.address().getPort())
                .hasMessageContaining("in use")
                .hasMessageContaining("Stop the program that holds the port");
    }

    @Test
    void closedServerFreesItsPort() throws Exception {
        InetSocketAddress address = server.address();
        server.close();

        server = RpcServer.start(RpcSettings.of(address, cookie), node, feed, registry);

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> fromPage(String origin, String method) throws Exception {
        return client.send(
                request("/")
                        .header("Origin", origin)
                        .method(method, BodyPublishers.ofString(call("uptime")))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String call(String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}";
    }

    private JsonNode result(String method) throws Exception {
        return json(post("/", call(method))).path("result");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A request of somebody who can read the cookie. */
    private HttpRequest.Builder request(String path) throws IOException {
        String secret = Files.readString(cookie.file()).strip();
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + secret);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.parse(answer.body());
    }

    private static String error(HttpResponse<String> answer) throws IOException {
        return json(answer).path("error").asText();
    }
}
