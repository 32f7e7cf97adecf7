package io.timecoin.node.app;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, to be closed in reverse, also when opening the next fails. */
final class CloseStack implements AutoCloseable {
    private final Deque<Runnable> closers = new ArrayDeque<>();

    /** Notes how to close what was opened last. */
    void onClose(Runnable closer) {
        closers.push(closer);
    }

    @Override
    public void close() {
        while (!closers.isEmpty()) {
            closers.pop().run();
        }
    }
}
