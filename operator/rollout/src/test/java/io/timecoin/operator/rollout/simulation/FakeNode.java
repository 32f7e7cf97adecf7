package io.timecoin.operator.rollout.simulation;

import io.timecoin.crds.v1alpha1.spec.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One masternode of a {@link FakeNetwork}: a process that restarts in virtual time. */
final class FakeNode {
    static final Duration START_TIME = Duration.ofMillis(1_200);
    static final Duration BACK_OFF = Duration.ofSeconds(2);

    final String name;
    final String pool;
    final Tier tier;
    final Optional<String> zone;
    String assigned = "";
    String running = "";
    String version = "";
    Behaviour behaviour = Behaviour.GOOD;
    Instant startedAt = Instant.EPOCH;
    Instant upAt = Instant.MAX;
    int instances;
    int restarts;
    boolean stopped = true;
    boolean hidden;
    boolean imageMissing;
    boolean hostBroken;
    long height;
    long lastSigned;
    long missedSlots;

    FakeNode(String name, String pool, Tier tier, Optional<String> zone) {
        this.name = name;
        this.pool = pool;
        this.tier = tier;
        this.zone = zone;
    }

    String nodeId() {
        return "id-" + name;
    }

    String instance() {
        return name + "#" + instances;
    }

    void start(Instant now) {
        stopped = false;
        instances++;
        running = assigned;
        startedAt = now;
        upAt = now.plus(START_TIME);
        missedSlots = 0;
    }

    boolean isUp(Instant now) {
        return !stopped && !imageMissing && !hostBroken && !upAt.isAfter(now);
    }

    /** Whether it speaks with other nodes. */
    boolean isReachable(Instant now) {
        return isUp(now)
                && behaviour != Behaviour.HANGS
                && behaviour != Behaviour.CRASHES
                && behaviour != Behaviour.ANSWERS_SOMETHING_ELSE;
    }

    boolean canHandshake(Instant now) {
        return isReachable(now)
                && behaviour != Behaviour.CANNOT_HANDSHAKE
                && behaviour != Behaviour.WRONG_NETWORK;
    }

    boolean isSynced(Instant now) {
        return canHandshake(now) && behaviour != Behaviour.NEVER_SYNCS;
    }

    boolean isCrashing() {
        return behaviour == Behaviour.CRASHES && running.equals(assigned);
    }
}
