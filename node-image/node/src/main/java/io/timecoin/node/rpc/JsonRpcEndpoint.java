package io.timecoin.node.rpc;

import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.feed.SubscribedClient;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.http.Request;
import io.timecoin.node.rpc.http.Response;
import io.timecoin.node.rpc.http.SocketEndpoint;
import io.timecoin.node.rpc.jsonrpc.CallBudget;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.JsonRpc;
import io.timecoin.node.rpc.jsonrpc.Method;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** JSON-RPC over plain requests and over WebSockets: the same methods, and subscriptions on the latter. */
final class JsonRpcEndpoint {
    private final Predicate<String> served;
    private final List<Method> methods;
    private final JsonRpc plain;
    private final CallLimit limit;
    private final NoticeFeed feed;

    JsonRpcEndpoint(RpcSettings settings, NodeQuery node, NoticeFeed feed) {
        this.served = name -> settings.methods().isEmpty() || settings.methods().contains(name);
        this.methods = Methods.of(node, served);
        this.plain = serve(SubscribedClient.unavailable());
        this.limit = new CallLimit(settings.callsPerSecond(), System::nanoTime);
        this.feed = feed;
    }

    private JsonRpc serve(List<Method> subscriptions) {
        return new JsonRpc(
                Stream.concat(methods.stream(), subscriptions.stream())
                        .filter(method -> served.test(method.name()))
                        .map(JsonRpcEndpoint::available)
                        .toList());
    }

    /** A call that the node has no time for fails alone, not the batch or the socket that it came with. */
    private static Method available(Method method) {
        Method.Body body = method.body();
        return new Method(
                method.name(),
                method.parameters(),
                parameters -> {
                    try {
                        return body.call(parameters);
                    } catch (NodeUnavailableException e) {
                        throw new CallException(ErrorCode.BUSY, e.getMessage());
                    }
                });
    }

    /** Answers a plain request. */
    Response call(Request request) throws InterruptedException {
        boolean json =
                request.contentType()
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .map(type -> type.split(";", 2)[0].strip().equals("application/json"))
                        .orElse(true);
        if (!json) {
            return Response.error(
                    415, "JSON-RPC takes a body of \"Content-Type: application/json\"");
        }
        return plain.answer(request.body().toUtf8(), limit.of(request.client()))
                .map(answer -> Response.json(200, answer))
                .orElseGet(Response::noContent);
    }

    /** Serves a WebSocket. */
    SocketEndpoint.Session open(InetAddress client, Runnable wake) {
        SubscribedClient subscribed = new SubscribedClient(feed, wake);
        return new Session(serve(subscribed.methods()), limit.of(client), subscribed);
    }

    private record Session(JsonRpc rpc, CallBudget budget, SubscribedClient subscribed)
            implements SocketEndpoint.Session {
        @Override
        public Optional<String> answer(String message) throws InterruptedException {
            return rpc.answer(message, budget).map(Json::print);
        }

        @Override
        public Optional<String> nextPush() {
            return subscribed.next();
        }

        @Override
        public void closed() {
            subscribed.close();
        }
    }
}
