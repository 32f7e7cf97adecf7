package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.DialTarget.State;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When to dial which address. The lower id of a pair dials at once and again after each failure, for ever; the higher
 * one gives it a grace period first (architecture.md §4).
 */
final class Dialling {
    private final LocalNode local;
    private final DialSchedule schedule;
    private final Predicate<NodeId> connected;
    private final AddressBook book;
    private final Outbox out;
    private final SortedMap<PeerAddress, DialTarget> targets = new TreeMap<>();

    /**
     * A plan without targets.
     *
     * @param connected whether a node has a connection in use
     * @param book addresses to try when too few peers are connected
     */
    Dialling(
            LocalNode local,
            PeerSettings settings,
            Predicate<NodeId> connected,
            AddressBook book,
            Outbox out) {
        this.local = local;
        this.schedule = new DialSchedule(local.id(), settings);
        this.connected = connected;
        this.book = book;
        this.out = out;
    }

    /** Takes over the operator's list; entries that are this node itself are left out. */
    void configure(Collection<ConfiguredPeer> peers) {
        SortedMap<PeerAddress, DialTarget> before = new TreeMap<>(targets);
        targets.clear();
        for (ConfiguredPeer peer : peers) {
            if (isSelf(peer)) {
                continue;
            }
            DialTarget known = before.get(peer.address());
            if (known != null && known.configured && known.peer.equals(peer)) {
                targets.put(peer.address(), known);
            } else {
                DialTarget target = new DialTarget(peer, true);
                targets.put(peer.address(), target);
                await(target);
            }
        }
    }

    /** The wait before a dial is over. */
    void onDue(PeerAddress address) {
        target(address).filter(target -> target.state == State.WAITING).ifPresent(this::dial);
    }

    /** Tries one address of the book, if one is left that leads to a peer not yet connected. */
    void tryLearned() {
        boolean trying =
                targets.values().stream()
                        .anyMatch(target -> !target.configured && target.state == State.DIALLING);
        if (!trying) {
            book.best(this::isWorthTrying).ifPresent(this::tryOnce);
        }
    }

    private boolean isWorthTrying(AddressBook.Entry entry) {
        return !targets.containsKey(entry.address())
                && !local.listenAddress().equals(Optional.of(entry.address()))
                && entry.id().filter(connected).isEmpty();
    }

    private void tryOnce(PeerAddress address) {
        DialTarget target =
                new DialTarget(new ConfiguredPeer(Optional.empty(), address, ""), false);
        targets.put(address, target);
        dial(target);
    }

    /** A dial, or the handshake after it, came to nothing. */
    void onFailure(PeerAddress address, String reason) {
        target(address)
                .filter(target -> target.state == State.DIALLING)
                .ifPresent(target -> failed(target, reason));
    }

    /** This node itself answered. */
    void onSelf(PeerAddress address) {
        target(address).ifPresent(target -> target.state = State.SELF);
    }

    /** A handshake is complete, in either direction. */
    void onReady(Session session) {
        if (session.isOutbound()) {
            target(session.remote)
                    .ifPresent(target -> {
                        target.state = State.CONNECTED;
                        target.id = session.nodeId().or(() -> target.id);
                    });
        }
        targetsOf(session)
                .filter(target -> target.state == State.WAITING)
                .forEach(target -> target.state = State.CONNECTED);
    }

    /** The peer has sent something over its ready connection: it has accepted it too. */
    void onAlive(Session session) {
        targetsOf(session).forEach(target -> target.failures = 0);
    }

    /** A peer has no connection any more. */
    void onLost(Session session, String reason) {
        for (DialTarget target : targetsOf(session).toList()) {
            if (target.state == State.CONNECTED) {
                target.lastFailure = reason;
                target.failures++;
                await(target);
            }
        }
    }

    /** Whether the operator's list leaves open who answers at the address, so that a reference node may. */
    boolean takesReference(PeerAddress address) {
        return isConfigured(address) && expected(address).isEmpty();
    }

    /** Who must answer at the address. */
    Optional<NodeId> expected(PeerAddress address) {
        return target(address).flatMap(target -> target.peer.id());
    }

    boolean isConfigured(PeerAddress address) {
        return target(address).filter(target -> target.configured).isPresent();
    }

    /** The entry of the operator's list that a connection belongs to. */
    Optional<ConfiguredPeer> configured(Session session) {
        return targetsOf(session)
                .filter(target -> target.configured)
                .map(target -> target.peer)
                .findFirst();
    }

    /** The operator's list, by address. */
    List<PeerAddress> configuredAddresses() {
        return targets.values().stream()
                .filter(target -> target.configured)
                .map(DialTarget::address)
                .toList();
    }

    List<MissingPeer> missing() {
        return targets.values().stream()
                .filter(target -> target.configured)
                .filter(target -> target.state == State.WAITING || target.state == State.DIALLING)
                .filter(target -> target.id.filter(connected).isEmpty())
                .map(target -> new MissingPeer(target.peer, target.failures, target.lastFailure))
                .toList();
    }

    private void dial(DialTarget target) {
        target.state = State.DIALLING;
        out.add(new PeerEffect.Dial(target.address()));
    }

    private void failed(DialTarget target, String reason) {
        target.lastFailure = reason;
        target.failures++;
        out.report(
                new PeerReport.DialFailed(
                        target.address(), target.peer.name(), target.failures, reason));
        await(target);
    }

    /** Goes on with a target that has no connection of its own. */
    private void await(DialTarget target) {
        if (target.id.filter(connected).isPresent()) {
            target.state = State.CONNECTED;
        } else if (!target.configured) {
            targets.remove(target.address());
            book.onFailure(target.address());
        } else {
            Duration wait = schedule.delay(target.address(), target.id, target.failures);
            if (wait.isZero()) {
                dial(target);
            } else {
                target.state = State.WAITING;
                out.arm(new PeerTimer.DialDue(target.address()), wait);
            }
        }
    }

    private Stream<DialTarget> targetsOf(Session session) {
        Predicate<DialTarget> dialled =
                target -> session.isOutbound() && target.address().equals(session.remote);
        Optional<NodeId> node = session.nodeId();
        return targets.values().stream()
                .filter(target ->
                        dialled.test(target) || node.filter(target::belongsTo).isPresent());
    }

    private boolean isSelf(ConfiguredPeer peer) {
        return peer.id().equals(Optional.of(local.id()))
                || local.listenAddress().equals(Optional.of(peer.address()));
    }

    private Optional<DialTarget> target(PeerAddress address) {
        return Optional.ofNullable(targets.get(address));
    }
}
