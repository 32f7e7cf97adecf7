package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.HandshakeResult.Refused;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who may hold a connection that it dialled: limits by address and in total, slots kept for masternodes, and bans of
 * addresses. A masternode that proves who it is is never turned away: addresses are shared and change hands.
 */
final class Admission {
    /** Addresses whose faults are remembered; the one with the oldest fault makes room. */
    private static final int MAX_FAULTY_HOSTS = 4_096;

    /** This share of the slots stays free of strangers, so that handshakes always find room. */
    private static final int HANDSHAKE_SHARE = 10;

    /** A banned address gets one chance at a time to prove that it is a masternode's. */
    private static final int UNPROVEN_OF_BANNED = 1;

    private record Faults(int count, Instant last, Instant bannedUntil) {}

    private final PeerSettings settings;
    private final Outbox out;
    private final NavigableMap<String, Faults> faultyHosts = new TreeMap<>();
    private NavigableSet<NodeId> members = new TreeSet<>();

    Admission(PeerSettings settings, Outbox out) {
        this.settings = settings;
        this.out = out;
    }

    void setMembers(Collection<NodeId> newMembers) {
        members = new TreeSet<>(newMembers);
    }

    /** Why a connection that was just opened cannot even begin its handshake. */
    Optional<Refused> judgeOpening(Session opened, Collection<Session> others, Instant now) {
        String host = opened.remote.host();
        int limit =
                isBanned(host, now) ? UNPROVEN_OF_BANNED : settings.slots().unprovenPerAddress();
        long unproven = count(others, session -> !session.isProven() && isOf(host, session));
        if (unproven < limit) {
            return Optional.empty();
        }
        return Optional.of(
                isBanned(host, now)
                        ? banned(host)
                        : new Refused(
                                CloseReason.NO_SLOT,
                                unproven + " unproven connections of " + host));
    }

    /** The connection that must make room for another: the one whose handshake takes longest. */
    Optional<Session> toMakeRoom(Collection<Session> sessions) {
        if (count(sessions, session -> true) < settings.slots().inbound()) {
            return Optional.empty();
        }
        return sessions.stream()
                .filter(session -> !session.isOutbound() && !session.isProven())
                .min(Comparator.comparing(session -> session.id));
    }

    /** Why a peer whose handshake is complete cannot stay. */
    Optional<Refused> judgeProven(Session proven, Collection<Session> sessions, Instant now) {
        if (proven.isOutbound() || isMember(proven)) {
            return Optional.empty();
        }
        String host = proven.remote.host();
        if (isBanned(host, now)) {
            return Optional.of(banned(host));
        }
        Predicate<Session> stranger =
                session -> session != proven && session.isProven() && !isMember(session);
        if (count(sessions, stranger.and(session -> isOf(host, session)))
                >= settings.slots().strangersPerAddress()) {
            return Optional.of(new Refused(CloseReason.NO_SLOT, "too many connections of " + host));
        }
        if (count(sessions, stranger) >= strangerSlots()) {
            return Optional.of(
                    new Refused(
                            CloseReason.NO_SLOT, "the remaining slots are kept for masternodes"));
        }
        return Optional.empty();
    }

    /** Notes a fault of whoever connected from an address; enough of them ban it. */
    void onFault(Session session, Instant now) {
        if (session.isOutbound() || (session.isProven() && isMember(session))) {
            return;
        }
        String host = session.remote.host();
        Faults before = faultyHosts.getOrDefault(host, new Faults(0, now, now));
        boolean forgotten = before.last().plus(settings.bans().memory()).isBefore(now);
        int count = forgotten ? 1 : before.count() + 1;
        boolean bans = count >= settings.bans().faults();
        Instant until = bans ? now.plus(settings.bans().duration()) : before.bannedUntil();
        faultyHosts.put(host, new Faults(bans ? 0 : count, now, until));
        forgetOldest();
        if (bans) {
            out.report(new PeerReport.AddressBanned(host, settings.bans().duration()));
        }
    }

    private void forgetOldest() {
        if (faultyHosts.size() > MAX_FAULTY_HOSTS) {
            faultyHosts.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().last()))
                    .map(Map.Entry::getKey)
                    .ifPresent(faultyHosts::remove);
        }
    }

    private boolean isBanned(String host, Instant now) {
        Faults faults = faultyHosts.get(host);
        return faults != null && now.isBefore(faults.bannedUntil());
    }

    private boolean isMember(Session session) {
        return session.nodeId().filter(members::contains).isPresent();
    }

    private long strangerSlots() {
        int inbound = settings.slots().inbound();
        return (long) inbound - members.size() - inbound / HANDSHAKE_SHARE;
    }

    private static Refused banned(String host) {
        return new Refused(CloseReason.BANNED, host + " is banned for repeated faults");
    }

    private static boolean isOf(String host, Session session) {
        return session.remote.host().equals(host);
    }

    private static long count(Collection<Session> sessions, Predicate<Session> which) {
        return sessions.stream().filter(session -> !session.isOutbound()).filter(which).count();
    }
}
