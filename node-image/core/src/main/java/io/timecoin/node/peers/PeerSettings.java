package io.timecoin.node.peers;

import java.time.Duration;

/**
 * The limits and timeouts of the peer table; {@link #defaults()} and the {@code with…} methods make one.
 *
 * @param handshakeTimeout from an open connection to the end of its handshake (PROTOCOL 16, row 27)
 * @param directionGrace how long the higher id waits for the lower one to dial
 * @param encryption off in the defaults: whoever runs the table on sockets that can encrypt turns it on
 */
public record PeerSettings(
        Duration handshakeTimeout,
        Duration directionGrace,
        Backoff backoff,
        Pings pings,
        Slots slots,
        Candidates candidates,
        Bans bans,
        Encryption encryption) {
    /**
     * Waits between dials of one address.
     *
     * @param initial after the first failure; doubles with each further one
     * @param max the longest wait
     */
    public record Backoff(Duration initial, Duration max) {
        public Backoff {
            if (!initial.isPositive() || max.compareTo(initial) < 0) {
                throw new IllegalArgumentException(
                        "a backoff from %s to %s does not grow".formatted(initial, max));
            }
        }
    }

    /**
     * How the life of a connection is watched.
     *
     * @param interval between pings of one connection
     * @param maxMissed so many intervals in a row without any traffic close the connection
     */
    public record Pings(Duration interval, int maxMissed) {}

    /**
     * Room for connections that peers dialled. Within it a slot is kept for every masternode.
     *
     * @param inbound open connections, unproven ones included
     * @param unprovenPerAddress connections of one address before the end of their handshake
     * @param strangersPerAddress connections of one address whose peers are no masternodes
     */
    public record Slots(int inbound, int unprovenPerAddress, int strangersPerAddress) {}

    /**
     * Use of the addresses that peers tell.
     *
     * @param maxKnown addresses remembered
     * @param wantedPeers below this many peers such addresses are dialled
     * @param interval between dials of such addresses
     */
    public record Candidates(int maxKnown, int wantedPeers, Duration interval) {}

    /**
     * When an address must prove membership to be let in.
     *
     * @param faults of one address that ban it
     * @param memory after this long without a fault an address starts anew
     * @param duration of a ban
     */
    public record Bans(int faults, Duration memory, Duration duration) {}

    /** What a masternode on the internet uses: room for the largest set, and time for slow links. */
    public static PeerSettings defaults() {
        return new PeerSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(80)),
                new Pings(Duration.ofSeconds(30), 3),
                new Slots(1_200, 64, 8),
                new Candidates(1_000, 8, Duration.ofSeconds(30)),
                new Bans(5, Duration.ofHours(1), Duration.ofMinutes(5)),
                Encryption.OFF);
    }

    /** The same with other waits between dials; test networks start at 250 ms. */
    public PeerSettings withBackoff(Duration initial, Duration max) {
        return new PeerSettings(
                handshakeTimeout,
                directionGrace,
                new Backoff(initial, max),
                pings,
                slots,
                candidates,
                bans,
                encryption);
    }

    /** The same with another wait of the higher id for the lower one. */
    public PeerSettings withDirectionGrace(Duration grace) {
        return new PeerSettings(
                handshakeTimeout, grace, backoff, pings, slots, candidates, bans, encryption);
    }

    /** The same with another time between pings. */
    public PeerSettings withPingInterval(Duration interval) {
        return new PeerSettings(
                handshakeTimeout,
                directionGrace,
                backoff,
                new Pings(interval, pings.maxMissed()),
                slots,
                candidates,
                bans,
                encryption);
    }

    /** The same with other room for inbound connections. */
    public PeerSettings withSlots(Slots other) {
        return new PeerSettings(
                handshakeTimeout,
                directionGrace,
                backoff,
                pings,
                other,
                candidates,
                bans,
                encryption);
    }

    /** The same with other rules on encryption. */
    public PeerSettings withEncryption(Encryption other) {
        return new PeerSettings(
                handshakeTimeout, directionGrace, backoff, pings, slots, candidates, bans, other);
    }
}
