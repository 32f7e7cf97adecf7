package io.timecoin.node.rpc.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The subscriptions of one client, and the methods by which it makes and ends them. Safe for use by several threads. */
public final class SubscribedClient {
    /** Subscriptions of one client: each topic a few times over. */
    private static final int MAX_SUBSCRIPTIONS = 32;

    /** Subjects of one subscription: the addresses of a large wallet. */
    private static final int MAX_SUBJECTS = 1_000;

    private final NoticeFeed feed;
    private final Runnable wake;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private long made;
    private boolean closed;

    /** @param wake called when there is something to tell */
    public SubscribedClient(NoticeFeed feed, Runnable wake) {
        this.feed = feed;
        this.wake = wake;
    }

    /** {@code subscribe} and {@code unsubscribe}, for this client. */
    public List<Method> methods() {
        return List.of(
                new Method("subscribe", List.of("topic", "subjects"), this::subscribe),
                new Method("unsubscribe", List.of("subscription"), this::unsubscribe));
    }

    /** The same methods where nobody can be told anything, e.g. over a plain request. */
    public static List<Method> unavailable() {
        return List.of(
                new Method("subscribe", List.of("topic", "subjects"), SubscribedClient::refuse),
                new Method("unsubscribe", List.of("subscription"), SubscribedClient::refuse));
    }

    private static JsonNode refuse(Parameters parameters) throws CallException {
        throw new CallException(
                ErrorCode.INVALID_REQUEST, "subscriptions need a WebSocket: open one at /ws");
    }

    private synchronized JsonNode subscribe(Parameters parameters) throws CallException {
        String name = parameters.text("topic");
        Topic topic =
                Topic.ofWireName(name)
                        .orElseThrow(() ->
                                new CallException(
                                        ErrorCode.INVALID_PARAMETER,
                                        "no topic " + name + ": there are " + Topic.names()));
        Set<String> subjects =
                new LinkedHashSet<>(parameters.optionalTexts("subjects", MAX_SUBJECTS));
        if (closed || subscriptions.size() >= MAX_SUBSCRIPTIONS) {
            throw new CallException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "a client has at most " + MAX_SUBSCRIPTIONS + " subscriptions: end one first");
        }
        String id = Long.toString(++made);
        Subscription subscription = new Subscription(id, topic, subjects, wake);
        subscriptions.put(id, subscription);
        feed.add(subscription);
        return TextNode.valueOf(id);
    }

    private synchronized JsonNode unsubscribe(Parameters parameters) throws CallException {
        Subscription ended = subscriptions.remove(parameters.text("subscription"));
        if (ended != null) {
            feed.remove(ended);
        }
        return BooleanNode.valueOf(ended != null);
    }

    /** The next notification, or nothing when none waits. */
    public synchronized Optional<String> next() {
        return subscriptions.values().stream()
                .map(Subscription::next)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Ends all subscriptions; there will be no new ones. */
    public synchronized void close() {
        closed = true;
        subscriptions.values().forEach(feed::remove);
        subscriptions.clear();
    }
}
