package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.SimulatedLink.End;
import io.timecoin.node.wire.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A peer table with its sockets and timers, which can crash and start again. */
final class SimulatedNode {
    final String name;
    final PeerAddress address;
    final Signer signer;

    private final PeerSimulation simulation;
    private final SortedMap<ConnectionId, End> ends = new TreeMap<>();
    private final SortedMap<String, Integer> timers = new TreeMap<>();
    private final SortedMap<NodeId, ConnectionId> announced = new TreeMap<>();
    private Optional<PeerTable> table = Optional.empty();
    private int life;
    private int armed;
    private long nextConnection = 1;
    private int announcements;

    SimulatedNode(PeerSimulation simulation, String name, PeerAddress address) {
        this.simulation = simulation;
        this.name = name;
        this.address = address;
        this.signer = simulation.keys.signer(name);
    }

    /** Begins a new life, unless the node is up. */
    void start() {
        if (isUp()) {
            return;
        }
        life++;
        LocalNode local =
                new LocalNode(
                        signer,
                        name,
                        "1.0.0",
                        "Testnet",
                        Hash.ZERO,
                        simulation.now().toEpochMilli(),
                        List.of(),
                        Optional.of(address));
        table =
                Optional.of(
                        new PeerTable(
                                simulation.settings(), local, simulation.keys, simulation.ids()));
        step(new PeerEvent.PeersConfigured(simulation.configuration()));
    }

    /** The process dies, and its operating system says so to the peers. */
    void kill() {
        stop();
        for (End end : List.copyOf(ends.values())) {
            end.link.close(end, "reset by peer");
        }
    }

    /** The machine dies: peers hear nothing any more. */
    void loseHost() {
        stop();
        for (End end : List.copyOf(ends.values())) {
            end.link.fallSilent();
            end.open = false;
        }
        ends.clear();
    }

    boolean isUp() {
        return table.isPresent();
    }

    int life() {
        return life;
    }

    PeersSnapshot snapshot() {
        return table.orElseThrow().snapshot();
    }

    /** How often a peer became ready or went, since the simulation began. */
    int announcements() {
        return announcements;
    }

    Collection<SimulatedLink> links() {
        return ends.values().stream().map(end -> end.link).toList();
    }

    boolean isReady(End end) {
        return table.isPresent()
                && end.open
                && end.life == life
                && announced.containsValue(end.id)
                && table.get().ready().contains(end.id);
    }

    void opened(End end, Direction direction, PeerAddress remote) {
        if (table.isEmpty() || end.life != life) {
            end.link.close(end, "reset by peer");
            return;
        }
        end.id = new ConnectionId(nextConnection++);
        end.open = true;
        ends.put(end.id, end);
        step(new PeerEvent.ConnectionOpened(end.id, direction, remote, simulation.nonce()));
    }

    void received(End end, Message message) {
        step(new PeerEvent.MessageReceived(end.id, message));
    }

    void encrypted(End end, Bytes binding) {
        step(new PeerEvent.ConnectionEncrypted(end.id, binding));
    }

    void closed(End end, String reason) {
        if (end.open) {
            end.open = false;
            forget(end);
            step(new PeerEvent.ConnectionClosed(end.id, reason));
        }
    }

    void dialFailed(int dialledInLife, PeerAddress failed, String reason) {
        if (table.isPresent() && dialledInLife == life) {
            step(new PeerEvent.DialFailed(failed, reason));
        }
    }

    void forget(End end) {
        ends.remove(end.id, end);
    }

    private void stop() {
        table = Optional.empty();
        timers.clear();
        announced.clear();
    }

    private void step(PeerEvent event) {
        for (PeerEffect effect : table.orElseThrow().step(event, simulation.now())) {
            simulation.record(this, effect);
            perform(effect);
        }
    }

    private void perform(PeerEffect effect) {
        switch (effect) {
            case PeerEffect.Dial(PeerAddress to) -> simulation.dial(this, life, to);
            case PeerEffect.Send(ConnectionId id, Message message) -> {
                End end = ends.get(id);
                if (end != null) {
                    end.link.send(end, message);
                }
            }
            case PeerEffect.Encrypt(ConnectionId id, Optional<Message> last) -> {
                End end = ends.get(id);
                if (end != null) {
                    last.ifPresent(message -> end.link.send(end, message));
                    end.link.encrypt(end);
                }
            }
            case PeerEffect.Close close -> {
                End end = ends.get(close.connection());
                if (end != null) {
                    end.link.close(end, "closed by peer");
                }
            }
            case PeerEffect.Arm arm -> arm(arm);
            case PeerEffect.PeerReady ready -> announce(ready);
            case PeerEffect.PeerGone gone -> withdraw(gone);
            case PeerEffect.Deliver _, PeerEffect.Report _ -> {}
        }
    }

    private void arm(PeerEffect.Arm arm) {
        int number = ++armed;
        int armedInLife = life;
        timers.put(arm.timer().toString(), number);
        simulation.after(
                arm.delay(),
                () -> {
                    boolean latest =
                            armedInLife == life && timers.remove(arm.timer().toString(), number);
                    if (table.isPresent() && latest) {
                        step(new PeerEvent.TimerFired(arm.timer()));
                    }
                });
    }

    private void announce(PeerEffect.PeerReady ready) {
        announcements++;
        NodeId node = ready.peer().nodeId().orElseThrow();
        if (announced.put(node, ready.connection()) != null) {
            throw new AssertionError(name + " has two connections in use with " + node);
        }
    }

    private void withdraw(PeerEffect.PeerGone gone) {
        announcements++;
        NodeId node = gone.peer().nodeId().orElseThrow();
        if (!announced.remove(node, gone.connection())) {
            throw new AssertionError(name + " lost a connection that it never had in use");
        }
    }
}
