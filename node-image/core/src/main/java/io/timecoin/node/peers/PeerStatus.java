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
 * @param clockOffset by how much the peer's clock is ahead at least, as far as whole seconds tell
 * @param pongs answered pings of this connection
 * @param missedPongs unanswered ones in a row
 */
public record PeerStatus(
        ConnectionId connection,
        PeerInfo peer,
        Instant connectedSince,
        OptionalLong height,
        Optional<Duration> roundTrip,
        Optional<Duration> clockOffset,
        long pongs,
        int missedPongs) {}
