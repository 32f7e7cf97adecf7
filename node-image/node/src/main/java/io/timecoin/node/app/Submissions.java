package io.timecoin.node.app;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.finality.SubmissionOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Clients that wait to hear what becomes of their transactions. Any thread may use it. */
final class Submissions {
    private final AtomicLong tickets = new AtomicLong();
    private final Map<Long, CompletableFuture<SubmissionOutcome>> waiting =
            new ConcurrentHashMap<>();

    /**
     * Submits a transaction and waits for the answer, which comes when what it locks is on disk.
     *
     * @param inbox takes the event to the owner of the node's state
     * @throws TimeoutException if the owner did not come to it in time; it may do so later
     */
    SubmissionOutcome submit(Transaction transaction, Consumer<NodeEvent> inbox, Duration patience)
            throws InterruptedException, TimeoutException {
        long ticket = tickets.incrementAndGet();
        CompletableFuture<SubmissionOutcome> answer = new CompletableFuture<>();
        waiting.put(ticket, answer);
        try {
            inbox.accept(new NodeEvent.Submitted(ticket, transaction));
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never a failure", e);
        } finally {
            waiting.remove(ticket);
        }
    }

    /** Called by the owner thread. */
    void answer(long ticket, SubmissionOutcome outcome) {
        CompletableFuture<SubmissionOutcome> answer = waiting.get(ticket);
        if (answer != null) {
            answer.complete(outcome);
        }
    }
}
