package io.timecoin.node.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the other end of a ready connection is alive: any traffic counts as life (PROTOCOL 16, row 31). */
final class Liveness {
    private long nonce;
    private Optional<Instant> unanswered = Optional.empty();
    private boolean silentSincePing;
    private boolean heard;
    private Optional<Duration> roundTrip = Optional.empty();
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

    /** A pong arrived; only the answer to the last ping is counted and timed. */
    void onPong(long pongNonce, Instant now) {
        if (pongNonce == nonce && unanswered.isPresent()) {
            roundTrip = Optional.of(Duration.between(unanswered.get(), now));
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

    long pongs() {
        return pongs;
    }

    int missed() {
        return missed;
    }
}
