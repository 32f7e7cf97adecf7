package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.NodeAccess;
import io.timecoin.api.RpcException;
import io.timecoin.api.RpcSocket;
import io.timecoin.node.crypto.Hash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the finality of one transaction, from before it is sent. */
public final class FinalityWatch implements AutoCloseable {
    private final RpcSocket socket;
    private final CompletableFuture<Outcome> reached;

    private FinalityWatch(RpcSocket socket, CompletableFuture<Outcome> reached) {
        this.socket = socket;
        this.reached = reached;
    }

    /**
     * Finality as it was told.
     *
     * @param millis since the watch began
     * @param approvals in the certificate
     */
    public record Outcome(long millis, int approvals, int masternodes) {
        /** The outcome for people. */
        public String sentence() {
            return "final in " + millis + " ms, certificate " + approvals + "/" + masternodes;
        }
    }

    /** Begins to watch. */
    public static FinalityWatch of(NodeAccess node, Hash txid)
            throws RpcException, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Outcome> reached = new CompletableFuture<>();
        RpcSocket socket = RpcSocket.open(node, notice -> reached.complete(outcome(notice, start)));
        try {
            socket.call("subscribe", "finality", List.of(txid.toHex()));
        } catch (RpcException e) {
            socket.close();
            throw e;
        }
        return new FinalityWatch(socket, reached);
    }

    private static Outcome outcome(JsonNode notice, long start) {
        JsonNode event = notice.path("event");
        return new Outcome(
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                event.path("approvals").asInt(),
                event.path("masternodes").asInt());
    }

    /** Nothing if it takes longer. */
    public Optional<Outcome> await(Duration atMost) throws InterruptedException {
        try {
            return Optional.of(reached.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a watch does not fail", e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
