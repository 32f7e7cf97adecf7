package io.timecoin.node.masternode;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The newest heartbeat of one masternode and who has seen it. */
final class HeartbeatRecord {
    private final Uptime uptime = new Uptime();
    private final Set<PublicKey> witnesses = new TreeSet<>();
    private Optional<Heartbeat> newest = Optional.empty();
    private Optional<Heartbeat> verified = Optional.empty();
    private Optional<Instant> aliveSince = Optional.empty();
    private Optional<Instant> watchedSince = Optional.empty();
    private long seen;
    private long count;

    /** Whether a heartbeat follows the newest one; sequences are unsigned. */
    boolean isFollowedBy(Heartbeat heartbeat) {
        return newest.isEmpty()
                || Long.compareUnsigned(heartbeat.sequence(), newest.get().sequence()) > 0;
    }

    /** A heartbeat that follows: whoever had seen the one before has not seen this one. */
    void put(Heartbeat heartbeat) {
        newest = Optional.of(heartbeat);
        witnesses.clear();
        seen++;
    }

    boolean isNewest(Hash heartbeat) {
        return newest.filter(known -> known.hash().equals(heartbeat)).isPresent();
    }

    boolean hasWitness(PublicKey witness) {
        return witnesses.contains(witness);
    }

    void addWitness(PublicKey witness) {
        witnesses.add(witness);
    }

    /** Counts the newest heartbeat once, when enough have seen it: the reference counts it again for each one more. */
    void verify(int needed) {
        if (witnesses.size() >= needed && newest.isPresent() && !newest.equals(verified)) {
            verified = newest;
            count++;
            aliveSince = aliveSince.or(() -> newest.map(HeartbeatRecord::time));
        }
    }

    /** One interval is over. What was before the first heartbeat could come counts against nobody. */
    void tick(Instant now) {
        Instant since = watchedSince.orElse(now);
        watchedSince = Optional.of(since);
        if (verified.isEmpty() && now.isBefore(since.plus(Heartbeat.WINDOW))) {
            return;
        }
        boolean alive = isActive(now);
        uptime.add(alive);
        if (!alive) {
            aliveSince = Optional.empty();
        }
    }

    boolean isActive(Instant now) {
        return verified.filter(heartbeat -> heartbeat.isTimely(now)).isPresent();
    }

    private static Instant time(Heartbeat heartbeat) {
        return Instant.ofEpochSecond(heartbeat.timestamp());
    }

    HeartbeatView view(Member member, Duration interval) {
        return new HeartbeatView(
                member,
                verified.map(Heartbeat::sequence),
                verified.map(HeartbeatRecord::time),
                aliveSince,
                seen,
                count,
                witnesses.size(),
                uptime.share(),
                interval.multipliedBy(uptime.total()),
                uptime.share() * 100 >= member.tier().leastUptimePercent());
    }
}
