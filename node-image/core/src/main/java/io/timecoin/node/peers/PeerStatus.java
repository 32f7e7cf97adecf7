package io.timecoin.node.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One ready connection as {@code /status} shows it.
 *
 * @param height last one that the peer was seen to have
 * @param roundTrip of the last answered ping
 * @param pongs answered pings of this connection
 * @param missedPongs unanswered ones in a row
 */
public record PeerStatus(
        ConnectionId connection,
        PeerInfo peer,
        Instant connectedSince,
        OptionalLong height,
        Optional<Duration> roundTrip,
        long pongs,
        int missedPongs) {}
