package io.timecoin.node.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the other end of a ready connection is alive: any traffic counts as life (PROTOCOL 16, row 31). */
final class Liveness {
    /** A peer may claim any time; beyond a day, in seconds, more tells nothing more. */
    private static final long MAX_OFFSET_SECONDS = 86_400;

    private long nonce;
    private Optional<Instant> unanswered = Optional.empty();
    private boolean silentSincePing;
    private boolean heard;
    private Optional<Duration> roundTrip = Optional.empty();
    private Optional<Duration> clockOffset = Optional.empty();
    private long pongs;
    private int missed;

    /** The nonce of a ping that leaves now; numbers will do, as a pong proves nothing but life. */
    long ping(Instant now) {
        nonce++;
        unanswered = Optional.of(now);
        silentSincePing = true;
        return nonce;
    }

    /** Something arrived. */
    void onTraffic() {
        silentSincePing = false;
        heard = true;
        missed = 0;
    }

    /**
     * A pong arrived; only the answer to the last ping is counted and timed.
     *
     * @param timestamp the peer's time in whole seconds since 1970
     */
    void onPong(long pongNonce, long timestamp, Instant now) {
        if (pongNonce == nonce && unanswered.isPresent()) {
            Duration took = Duration.between(unanswered.get(), now);
            roundTrip = Optional.of(took);
            clockOffset = Optional.of(offset(timestamp, now.minus(took.dividedBy(2))));
            unanswered = Optional.empty();
            pongs++;
        }
    }

    /** The interval after a ping is over; true if nothing arrived in it. */
    boolean onInterval() {
        if (silentSincePing) {
            missed++;
        }
        return silentSincePing;
    }

    /** Whether anything ever arrived: then the peer has accepted the connection too. */
    boolean heard() {
        return heard;
    }

    Optional<Duration> roundTrip() {
        return roundTrip;
    }

    /** By how much the peer's clock is ahead at least, as far as whole seconds tell. */
    Optional<Duration> clockOffset() {
        return clockOffset;
    }

    /** The peer's time was anywhere within the second that it named. */
    private static Duration offset(long timestamp, Instant here) {
        long second = here.getEpochSecond();
        long told = Math.clamp(timestamp, second - MAX_OFFSET_SECONDS, second + MAX_OFFSET_SECONDS);
        if (told == second) {
            return Duration.ZERO;
        }
        return Duration.between(here, Instant.ofEpochSecond(told > second ? told : told + 1));
    }

    long pongs() {
        return pongs;
    }

    int missed() {
        return missed;
    }
}
