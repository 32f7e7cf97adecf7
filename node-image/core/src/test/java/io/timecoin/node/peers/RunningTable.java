package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A peer table with a virtual clock, whose effects tests can look at. */
final class RunningTable {
    private record ArmedTimer(PeerTimer timer, Instant at) {}

    final LocalNode local;

    private final PeerTable table;
    private final Map<PeerTimer, ArmedTimer> timers = new LinkedHashMap<>();
    private final List<PeerEffect> effects = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private long lastConnection;

    RunningTable(
            PeerSettings settings,
            LocalNode local,
            StubSignatures keys,
            Collection<NodeId> members) {
        this.local = local;
        this.table = new PeerTable(settings, local, keys, members);
    }

    void step(PeerEvent event) {
        for (PeerEffect effect : table.step(event, now)) {
            effects.add(effect);
            if (effect instanceof PeerEffect.Arm(PeerTimer timer, Duration delay)) {
                timers.put(timer, new ArmedTimer(timer, now.plus(delay)));
            }
        }
    }

    /** Lets time pass; timers fire at their moment. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        Optional<ArmedTimer> due = firstUntil(end);
        while (due.isPresent()) {
            now = due.get().at();
            timers.remove(due.get().timer());
            step(new PeerEvent.TimerFired(due.get().timer()));
            due = firstUntil(end);
        }
        now = end;
    }

    private Optional<ArmedTimer> firstUntil(Instant end) {
        return timers.values().stream()
                .filter(armed -> !armed.at().isAfter(end))
                .min(Comparator.comparing(ArmedTimer::at));
    }

    ConnectionId accept(String remote) {
        return open(Direction.INBOUND, PeerAddress.parse(remote));
    }

    /** The dialled connection is open. */
    ConnectionId connected(PeerAddress dialled) {
        return open(Direction.OUTBOUND, dialled);
    }

    private ConnectionId open(Direction direction, PeerAddress remote) {
        ConnectionId id = new ConnectionId(++lastConnection);
        step(new PeerEvent.ConnectionOpened(id, direction, remote, nonce(id)));
        return id;
    }

    static Bytes nonce(ConnectionId id) {
        return Sha256.hash(Bytes.utf8("nonce " + id)).bytes();
    }

    void receive(ConnectionId id, Message message) {
        step(new PeerEvent.MessageReceived(id, message));
    }

    void encrypted(ConnectionId id, Bytes binding) {
        step(new PeerEvent.ConnectionEncrypted(id, binding));
    }

    void receiveBadLine(ConnectionId id, LineFault fault) {
        step(new PeerEvent.LineRefused(id, fault, "not a message"));
    }

    void lose(ConnectionId id) {
        step(new PeerEvent.ConnectionClosed(id, "reset"));
    }

    void configure(ConfiguredPeer... peers) {
        step(new PeerEvent.PeersConfigured(List.of(peers)));
    }

    /** Everything sent on a connection so far. */
    List<Message> sent(ConnectionId id) {
        return effects.stream()
                .filter(effect ->
                        effect instanceof PeerEffect.Send send && send.connection().equals(id))
                .map(effect -> ((PeerEffect.Send) effect).message())
                .toList();
    }

    <T extends Message> List<T> sent(ConnectionId id, Class<T> kind) {
        return sent(id).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Why the table closed a connection, if it did. */
    Optional<CloseReason> closed(ConnectionId id) {
        return all(PeerEffect.Close.class).stream()
                .filter(close -> close.connection().equals(id))
                .map(PeerEffect.Close::reason)
                .findFirst();
    }

    List<PeerAddress> dials() {
        return all(PeerEffect.Dial.class).stream().map(PeerEffect.Dial::address).toList();
    }

    <T extends PeerEffect> List<T> all(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean reported(Predicate<PeerReport> which) {
        return all(PeerEffect.Report.class).stream().map(PeerEffect.Report::report).anyMatch(which);
    }

    void forgetEffects() {
        effects.clear();
    }

    List<ConnectionId> ready() {
        return table.ready();
    }

    Optional<PeerInfo> peer(ConnectionId id) {
        return table.peer(id);
    }

    PeersSnapshot snapshot() {
        return table.snapshot();
    }

    PeerCounters counters() {
        return table.snapshot().counters();
    }
}
