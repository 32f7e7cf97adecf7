package io.timecoin.node.app;

import io.timecoin.node.core.NodeEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the owner thread. It is bounded by its sources: when much waits, sockets are not read until little does,
 * and questions wait in turn with their callers.
 */
final class Inbox {
    /** Entries at which reading pauses: about half a second of work. */
    static final int PAUSE_AT = 4_096;

    /** Entries at which reading goes on, far enough below that it does not flutter. */
    static final int RESUME_AT = 1_024;

    /** One thing to do for the owner. */
    sealed interface Entry {
        /**
         * Something happened.
         *
         * @param handled to be run by the owner when it has dealt with the event
         */
        record Event(NodeEvent event, Runnable handled) implements Entry {}

        /** Is run by the owner, which tells whoever waits for it. */
        record Question(FutureTask<?> task) implements Entry {}
    }

    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Runnable pause;
    private final Runnable resume;
    private boolean paused;

    /** Both are called under a lock and return at once. */
    Inbox(Runnable pause, Runnable resume) {
        this.pause = pause;
        this.resume = resume;
    }

    /** Never waits: what was read from a socket is always taken. */
    void add(NodeEvent event) {
        add(event, () -> {});
    }

    /** Never waits; the owner runs the action when it has dealt with the event. */
    void add(NodeEvent event, Runnable handled) {
        add(new Entry.Event(event, handled));
    }

    /** Never waits. */
    void add(FutureTask<?> question) {
        add(new Entry.Question(question));
    }

    private void add(Entry entry) {
        queue.add(entry);
        if (queue.size() >= PAUSE_AT) {
            adjust();
        }
    }

    /** How many entries wait. */
    int size() {
        return queue.size();
    }

    /** The next entry, or null if there is none now. */
    @Nullable Entry poll() {
        return taken(queue.poll());
    }

    /** The next entry, or null if none comes in time. */
    @Nullable Entry poll(long nanos) throws InterruptedException {
        return taken(queue.poll(nanos, TimeUnit.NANOSECONDS));
    }

    private @Nullable Entry taken(@Nullable Entry entry) {
        if (queue.size() <= RESUME_AT) {
            adjust();
        }
        return entry;
    }

    /** Pauses or resumes as the length now asks for; one thread at a time, so that the last order is the right one. */
    private synchronized void adjust() {
        int size = queue.size();
        if (!paused && size >= PAUSE_AT) {
            paused = true;
            pause.run();
        } else if (paused && size <= RESUME_AT) {
            paused = false;
            resume.run();
        }
    }
}
