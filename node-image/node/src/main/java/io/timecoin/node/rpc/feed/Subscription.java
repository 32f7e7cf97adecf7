package io.timecoin.node.rpc.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.rpc.http.Json;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one client wants to be told of one topic. Up to {@value #MAX_WAITING} notices wait for a client that reads slowly;
 * those that come while so many wait are dropped, and the next one that is delivered says how many.
 */
final class Subscription {
    /** Two seconds of notices at the highest rate that the network sustains would not fit; a burst of a block does. */
    static final int MAX_WAITING = 1_024;

    private final String id;
    private final Topic topic;
    private final Set<String> subjects;
    private final Runnable wake;
    private final LinkedBlockingQueue<Notice> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final AtomicLong missed = new AtomicLong();

    /** @param subjects only notices that concern one of them; all notices if there are none */
    Subscription(String id, Topic topic, Set<String> subjects, Runnable wake) {
        this.id = id;
        this.topic = topic;
        this.subjects = Set.copyOf(subjects);
        this.wake = wake;
    }

    Topic topic() {
        return topic;
    }

    /** Any thread. */
    void offer(Notice notice) {
        if (!subjects.isEmpty() && Collections.disjoint(subjects, notice.subjects())) {
            return;
        }
        if (!waiting.offer(notice)) {
            missed.incrementAndGet();
        }
        wake.run();
    }

    /** The next notification, as JSON-RPC has it: a request without an id. */
    Optional<String> next() {
        return Optional.ofNullable(waiting.poll()).map(this::notification);
    }

    private String notification(Notice notice) {
        ObjectNode notification = Json.object().put("jsonrpc", "2.0").put("method", "notice");
        notification
                .putObject("params")
                .put("subscription", id)
                .put("topic", topic.wireName())
                .put("missed", missed.getAndSet(0))
                .set("event", notice.event());
        return Json.print(notification);
    }
}
