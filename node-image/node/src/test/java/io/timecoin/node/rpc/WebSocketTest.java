package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.core.NodeReport;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients get on a WebSocket: the same methods, and what they have subscribed to. */
class WebSocketTest {
    private final FakeNode node = new FakeNode();
    private final NoticeFeed feed = new NoticeFeed();
    private final NodeNotices notices = new NodeNotices(feed);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Cookie cookie;
    private final RpcServer server;

    WebSocketTest(@TempDir Path folder) throws IOException {
        cookie = Cookie.create(folder);
        server =
                RpcServer.start(
                        RpcSettings.of(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), cookie),
                        node,
                        feed,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
        // A client waits for its sockets to end; one that the server cut off may never do so.
        http.shutdownNow();
        http.close();
    }

    @Test
    void methodsAreCalledAsOverPlainRequests() throws Exception {
        Client client = open();

        client.send(call(1, "getblockcount", "[]"));
        assertThat(client.next().path("result").intValue()).isZero();

        client.send("[" + call(2, "uptime", "[]") + "," + call(3, "nosuch", "[]") + "]");
        JsonNode batch = client.next();
        assertThat(batch.at("/0/result").intValue()).isEqualTo(12);
        assertThat(batch.at("/1/error/code").intValue()).isEqualTo(-32601);

        client.send("{");
        assertThat(client.next().at("/error/code").intValue()).isEqualTo(-32700);
        client.close();
    }

    @Test
    void callThatTheNodeHasNoTimeForIsAnsweredAsBusy() throws Exception {
        Client client = open();
        node.beginToStop();

        client.send("[" + call(1, "getblockcount", "[]") + "," + call(2, "nosuch", "[]") + "]");

        JsonNode batch = client.next();
        assertThat(batch.at("/0/error/code").intValue()).isEqualTo(-32004);
        assertThat(batch.at("/0/error/message").textValue()).isEqualTo("the node shuts down");
        assertThat(batch.at("/1/error/code").intValue()).isEqualTo(-32601);
        client.close();
    }

    @Test
    void socketWithoutCredentialIsNotOpened() {
        assertThatThrownBy(() -> open("wrong secret of 16 characters"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void subscriberIsToldOfEachBlockInItsOrder() throws Exception {
        Client client = open();
        client.send(call(1, "subscribe", "[\"blocks\"]"));
        String id = client.next().path("result").textValue();

        notices.publish(new NodeReport.BlockSynced(7, Hash.ZERO));
        notices.publish(new NodeReport.SyncFinished(7));
        notices.publish(new NodeReport.BlockSynced(8, Hash.ZERO));

        for (int height = 7; height <= 8; height++) {
            JsonNode told = client.next();
            assertThat(told.path("method").textValue()).isEqualTo("notice");
            assertThat(told.has("id")).isFalse();
            assertThat(told.at("/params/subscription").textValue()).isEqualTo(id);
            assertThat(told.at("/params/topic").textValue()).isEqualTo("blocks");
            assertThat(told.at("/params/missed").intValue()).isZero();
            assertThat(told.at("/params/event/height").intValue()).isEqualTo(height);
        }
        client.close();
    }

    @Test
    void subscriptionEndsWhenItIsEnded() throws Exception {
        Client client = open();
        client.send(call(1, "subscribe", "[\"blocks\"]"));
        String id = client.next().path("result").textValue();

        client.send(call(2, "unsubscribe", "[\"" + id + "\"]"));
        assertThat(client.next().path("result").booleanValue()).isTrue();
        notices.publish(new NodeReport.BlockSynced(7, Hash.ZERO));
        client.send(call(3, "unsubscribe", "[\"" + id + "\"]"));

        assertThat(client.next().path("id").intValue()).isEqualTo(3);
        client.close();
    }

    @Test
    void wrongTopicIsAnsweredWithTheRightOnes() throws Exception {
        Client client = open();

        client.send(call(1, "subscribe", "[\"weather\"]"));

        assertThat(client.next().at("/error/message").textValue())
                .isEqualTo(
                        "no topic weather: there are blocks, transactions, finality, utxos,"
                                + " masternodes");
        client.close();
    }

    private static String call(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                .formatted(id, method, params);
    }

    private Client open() throws IOException {
        return open(Files.readString(cookie.file()).strip());
    }

    private Client open(String secret) {
        Client client = new Client();
        client.socket =
                http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + secret)
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ws"),
                                client)
                        .join();
        return client;
    }

    /** Collects whole messages. */
    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder message = new StringBuilder();
        private @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        void send(String text) {
            Objects.requireNonNull(socket).sendText(text, true).join();
        }

        JsonNode next() throws Exception {
            String text = messages.poll(60, TimeUnit.SECONDS);
            return Json.parse(Objects.requireNonNull(text, "no message came"));
        }

        void close() {
            Objects.requireNonNull(socket).sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
