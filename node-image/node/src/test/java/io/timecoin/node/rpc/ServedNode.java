package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of a node that answers what a test says, and a client of it that can read its cookie. */
abstract class ServedNode {
    static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    final FakeNode node = new FakeNode();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final HttpClient client = HttpClient.newHttpClient();
    final NoticeFeed feed = new NoticeFeed();
    final Path folder;
    final Cookie cookie;
    private RpcServer server;

    ServedNode(Path folder) throws IOException {
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

    /** Puts another server in the place of the first. */
    final void restart(RpcSettings settings) throws IOException {
        server.close();
        server = RpcServer.start(settings, node, feed, registry);
    }

    /** Puts a server in the place of the first that waits so long for the node. */
    final void restart(Duration answerTimeout) throws IOException {
        server.close();
        server = start(answerTimeout);
    }

    final RpcServer server() {
        return server;
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    static String call(String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}";
    }

    final JsonNode result(String method) throws Exception {
        return json(post("/", call(method))).path("result");
    }

    final HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    final HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A request of somebody who can read the cookie. */
    final HttpRequest.Builder request(String path) throws IOException {
        String secret = Files.readString(cookie.file()).strip();
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + secret);
    }

    final URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.parse(answer.body());
    }

    static String error(HttpResponse<String> answer) throws IOException {
        return json(answer).path("error").asText();
    }
}
