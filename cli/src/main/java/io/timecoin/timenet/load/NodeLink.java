package io.timecoin.timenet.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.NodeAccess;
import io.timecoin.api.RpcException;
import io.timecoin.api.RpcSocket;
import io.timecoin.node.crypto.Hash;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The connection of a client to one node, made again when the node was away; told of every finality there. */
final class NodeLink implements AutoCloseable {
    private final Supplier<NodeAccess> node;
    private final Consumer<Hash> finality;
    private Optional<RpcSocket> socket = Optional.empty();
    private int lost;

    /**
     * @param node where the node is, and its cookie, which is new at each start
     * @param finality told of each transaction that becomes final
     */
    NodeLink(Supplier<NodeAccess> node, Consumer<Hash> finality) {
        this.node = node;
        this.finality = finality;
    }

    /** Connects, unless it is connected. */
    synchronized void open() throws RpcException, InterruptedException {
        if (socket.isEmpty()) {
            RpcSocket fresh = RpcSocket.open(node.get(), this::noticed);
            socket = Optional.of(fresh);
            fresh.call("subscribe", "finality");
        }
    }

    private void noticed(JsonNode notice) {
        finality.accept(Hash.fromHex(notice.at("/event/txid").asText()));
    }

    /** Sends a transaction; nothing where there is no connection now. */
    Optional<CompletableFuture<JsonNode>> send(Flight flight) {
        Optional<RpcSocket> open;
        synchronized (this) {
            open = socket;
        }
        return open.map(at -> at.send("sendrawtransaction", flight.hex()));
    }

    /** The connection does not work any more. */
    synchronized void broken() {
        socket.ifPresent(RpcSocket::close);
        lost += socket.isPresent() ? 1 : 0;
        socket = Optional.empty();
    }

    /** How often the connection was lost. */
    synchronized int lost() {
        return lost;
    }

    @Override
    public synchronized void close() {
        socket.ifPresent(RpcSocket::close);
        socket = Optional.empty();
    }
}
