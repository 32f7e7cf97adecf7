package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One connection between two simulated nodes: in order in each direction, until it breaks. */
final class SimulatedLink {
    /** What one of the two nodes holds of the connection. */
    static final class End {
        final SimulatedLink link;
        final SimulatedNode node;
        final int life;
        ConnectionId id = new ConnectionId(0);
        boolean open;
        private boolean encrypts;
        private Instant lastArrival = Instant.MIN;

        private End(SimulatedLink link, SimulatedNode node, int life) {
            this.link = link;
            this.node = node;
            this.life = life;
        }
    }

    private final PeerSimulation simulation;
    private final End dialler;
    private final End acceptor;
    private boolean silent;

    SimulatedLink(PeerSimulation simulation, SimulatedNode from, int life, SimulatedNode to) {
        this.simulation = simulation;
        this.dialler = new End(this, from, life);
        this.acceptor = new End(this, to, to.life());
    }

    void open(PeerAddress dialled) {
        int ephemeralPort = 30_000 + simulation.random.nextInt(30_000);
        acceptor.node.opened(
                acceptor,
                Direction.INBOUND,
                new PeerAddress(dialler.node.address.host(), ephemeralPort));
        deliver(dialler, () -> dialler.node.opened(dialler, Direction.OUTBOUND, dialled));
    }

    void send(End from, Message message) {
        End to = other(from);
        deliver(
                to,
                () -> {
                    if (to.open) {
                        to.node.received(to, message);
                    }
                });
    }

    /** One side begins to encrypt; when both have, each hears of it. */
    void encrypt(End from) {
        from.encrypts = true;
        End to = other(from);
        if (to.encrypts) {
            Bytes binding = Sha256.hash(Bytes.utf8(dialler.id + " " + acceptor.id)).bytes();
            for (End end : List.of(from, to)) {
                deliver(
                        end,
                        () -> {
                            if (end.open) {
                                end.node.encrypted(end, binding);
                            }
                        });
            }
        }
    }

    /** One side ends the connection; the other sees it after everything that was sent before. */
    void close(End from, String reason) {
        from.open = false;
        from.node.forget(from);
        End to = other(from);
        deliver(to, () -> to.node.closed(to, reason));
    }

    /** The network ends the connection: each side sees it at some time. */
    void cut() {
        for (End end : List.of(dialler, acceptor)) {
            simulation.after(
                    simulation.randomUpTo(Duration.ofSeconds(1)),
                    () -> end.node.closed(end, "reset"));
        }
    }

    /** Nothing arrives any more, and nobody is told. */
    void fallSilent() {
        silent = true;
    }

    SimulatedNode diallingNode() {
        return dialler.node;
    }

    SimulatedNode acceptingNode() {
        return acceptor.node;
    }

    boolean isReadyOnBothSides() {
        return dialler.node.isReady(dialler) && acceptor.node.isReady(acceptor);
    }

    private End other(End end) {
        return end == dialler ? acceptor : dialler;
    }

    private void deliver(End to, Runnable arrival) {
        if (silent) {
            return;
        }
        Instant at = simulation.now().plus(simulation.latency());
        Instant inOrder = at.isAfter(to.lastArrival) ? at : to.lastArrival.plusNanos(1);
        to.lastArrival = inOrder;
        simulation.after(Duration.between(simulation.now(), inOrder), arrival);
    }
}
