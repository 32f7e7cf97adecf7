package io.timecoin.node.masternode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this node knows of the heartbeats of one masternode, since the process started.
 *
 * @param sequence of the newest verified heartbeat
 * @param verifiedAt the time that it names
 * @param aliveSince the time of the first one of an unbroken row
 * @param seen heartbeats that came
 * @param verified heartbeats that enough witnesses have seen
 * @param witnesses of the newest heartbeat so far
 * @param uptime share of the intervals with a verified heartbeat, from 0 to 1
 * @param totalUptime those intervals together
 * @param meetsTier whether the uptime is what the tier asks for; nothing follows from it in blocks
 */
public record HeartbeatView(
        Member member,
        Optional<Long> sequence,
        Optional<Instant> verifiedAt,
        Optional<Instant> aliveSince,
        long seen,
        long verified,
        int witnesses,
        double uptime,
        Duration totalUptime,
        boolean meetsTier) {}
