package io.timecoin.node.rpc.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Brings notices to those who have subscribed. The node's owner thread publishes, so nothing here waits. */
public final class NoticeFeed {
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /**
     * Tells all who have subscribed to the topic.
     *
     * @param notice asked for only if somebody has
     */
    public void publish(Topic topic, Supplier<Notice> notice) {
        List<Subscription> interested =
                subscriptions.stream()
                        .filter(subscription -> subscription.topic() == topic)
                        .toList();
        if (!interested.isEmpty()) {
            Notice made = notice.get();
            interested.forEach(subscription -> subscription.offer(made));
        }
    }

    void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    void remove(Subscription subscription) {
        subscriptions.remove(subscription);
    }
}
