package io.timecoin.operator.rollout.network;

import io.timecoin.crds.v1alpha1.status.ChainStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain over time: what one look cannot tell, such as since when blocks are missing, goes from status to status.
 *
 * @param status to be stored
 * @param lacksQuorum whether no block can come now, however well those do that nobody reaches
 */
public record ChainWatch(ChainStatus status, Liveness liveness, boolean lacksQuorum) {

    /** A restart of a host or a lost switch is over by then; a rollout decides nothing before. */
    private static final Duration QUORUM_DOUBT = Duration.ofSeconds(10);

    /** Rounds with dead leaders double their timeouts up to 8 s each (consensus.md §2): several of them. */
    private static final Duration ROUNDS = Duration.ofSeconds(30);

    /**
     * Adds a look to what is known.
     *
     * @param interval between blocks
     */
    public static ChainWatch look(
            Network network, Optional<ChainStatus> known, Duration interval, Instant now) {
        ChainStatus next =
                new ChainStatus(
                        network.head().isPresent()
                                ? network.height()
                                : known.map(ChainStatus::height).orElse(0L),
                        network.head()
                                .map(status -> status.chain().headHash())
                                .or(() -> known.map(ChainStatus::headHash))
                                .orElse(null),
                        network.headSlot()
                                .or(() -> known.map(ChainStatus::lastBlockTime))
                                .orElse(null),
                        advancedAt(network, known, now),
                        network.quorum().members(),
                        network.quorum().votes(),
                        quorumLostSince(network, known, now),
                        network.head().isPresent()
                                ? network.missedSlots()
                                : known.map(ChainStatus::missedSlots).orElse(0L));
        return new ChainWatch(next, judge(network, next, interval, now), network.lacksQuorum());
    }

    /** Whether blocks have been impossible for so long. */
    public boolean hasLackedQuorumFor(Duration time, Instant now) {
        Instant since = status.quorumLostSince();
        return lacksQuorum && since != null && !now.isBefore(since.plus(time));
    }

    /** Those that nobody can reach may live or not: a quorum that was lost is back when it is seen. */
    private static @Nullable Instant quorumLostSince(
            Network network, Optional<ChainStatus> known, Instant now) {
        Optional<Instant> before = known.map(ChainStatus::quorumLostSince);
        if (network.lacksQuorum()) {
            return before.orElse(now);
        }
        return network.live() < network.quorum().votes() ? before.orElse(null) : null;
    }

    private static Instant advancedAt(Network network, Optional<ChainStatus> known, Instant now) {
        long before = known.map(ChainStatus::height).orElse(0L);
        return network.height() > before ? now : known.map(ChainStatus::advancedAt).orElse(now);
    }

    private static Liveness judge(
            Network network, ChainStatus status, Duration interval, Instant now) {
        Instant lostSince = network.lacksQuorum() ? status.quorumLostSince() : null;
        if (lostSince != null && !now.isBefore(lostSince.plus(QUORUM_DOUBT))) {
            return Liveness.HALTED;
        }
        if (network.isSeenByEnough() && isOverdue(status, interval, now)) {
            return Liveness.HALTED;
        }
        return lostSince != null ? Liveness.DOUBTFUL : Liveness.LIVE;
    }

    /** The next block is late by more than a slot and some rounds; a chain that catches up advances all the time. */
    private static boolean isOverdue(ChainStatus status, Duration interval, Instant now) {
        Instant last = status.advancedAt();
        Instant slot = status.lastBlockTime();
        if (last == null) {
            return false;
        }
        Instant from = slot != null && slot.isAfter(last) ? slot : last;
        return now.isAfter(from.plus(interval.multipliedBy(2)).plus(ROUNDS));
    }
}
