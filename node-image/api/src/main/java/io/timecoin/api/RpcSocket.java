package io.timecoin.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket to one node: calls that do not wait for each other, and notices of what was subscribed to. Safe for use by
 * several threads.
 */
public final class RpcSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final NodeAccess node;
    private final HttpClient http;
    private final WebSocket socket;
    private final Listener listener;
    private final AtomicLong ids = new AtomicLong();

    /** One message is written at a time. */
    private final ReentrantLock writing = new ReentrantLock();

    private RpcSocket(NodeAccess node, HttpClient http, WebSocket socket, Listener listener) {
        this.node = node;
        this.http = http;
        this.socket = socket;
        this.listener = listener;
    }

    /**
     * Connects.
     *
     * @param notices takes the parameters of each notice, one after the other, and does not wait for anything
     */
    public static RpcSocket open(NodeAccess node, Consumer<JsonNode> notices)
            throws RpcException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        Listener listener = new Listener(node, notices);
        try {
            WebSocket socket =
                    node.authorize(http.newWebSocketBuilder())
                            .buildAsync(node.socketUri(), listener)
                            .get();
            return new RpcSocket(node, http, socket, listener);
        } catch (ExecutionException e) {
            http.shutdownNow();
            throw e.getCause() instanceof WebSocketHandshakeException
                    ? RpcException.unauthorized(node)
                    : RpcException.unreachable(node, e);
        }
    }

    /** The result of a call. */
    public JsonNode call(String method, Object... parameters)
            throws RpcException, InterruptedException {
        try {
            return send(method, parameters).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RpcException refused
                    ? refused
                    : RpcException.unreachable(node, e);
        } catch (TimeoutException e) {
            throw RpcException.unreachable(node, e);
        }
    }

    /** Calls without waiting; the result fails with an {@link RpcException}. */
    public CompletableFuture<JsonNode> send(String method, Object... parameters) {
        long id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = listener.expect(id);
        String text = RpcJson.request(id, method, List.of(parameters)).toString();
        writing.lock();
        try {
            socket.sendText(text, true).join();
        } catch (CompletionException e) {
            listener.lost(e);
        } finally {
            writing.unlock();
        }
        return answer;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private static final class Listener implements WebSocket.Listener {
        private final NodeAccess node;
        private final Consumer<JsonNode> notices;
        private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder message = new StringBuilder();
        private volatile boolean gone;

        private Listener(NodeAccess node, Consumer<JsonNode> notices) {
            this.node = node;
            this.notices = notices;
        }

        CompletableFuture<JsonNode> expect(long id) {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            waiting.put(id, answer);
            if (gone) {
                lost(new IllegalStateException("the connection is closed"));
            }
            return answer;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                received(whole);
            }
            from.request(1);
            return null;
        }

        private void received(String text) {
            JsonNode answer;
            try {
                answer = RpcJson.parse(text);
            } catch (RpcException e) {
                lost(e);
                return;
            }
            if (!answer.has("id")) {
                notices.accept(answer.path("params"));
                return;
            }
            CompletableFuture<JsonNode> expected = waiting.remove(answer.path("id").asLong());
            if (expected == null) {
                return;
            }
            if (answer.has("error")) {
                expected.completeExceptionally(RpcException.of(answer.path("error")));
            } else {
                expected.complete(answer.path("result"));
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost(new IllegalStateException("the node closed the connection"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            lost(failure instanceof Exception e ? e : new IllegalStateException(failure));
        }

        void lost(Exception cause) {
            gone = true;
            RpcException failure = RpcException.unreachable(node, cause);
            waiting.values().forEach(answer -> answer.completeExceptionally(failure));
            waiting.clear();
        }
    }
}
