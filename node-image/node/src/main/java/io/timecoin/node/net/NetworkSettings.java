package io.timecoin.node.net;

import io.timecoin.node.wire.Limits;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Limits and deadlines of the sockets.
 *
 * @param listen port 0 takes any free one
 * @param connectTimeout of a dial
 * @param writeDeadline a peer to which nothing could be written for this long is dropped
 * @param closeDeadline for a peer to take what is queued and to close its side
 * @param maxInbound connections that peers dialled
 * @param maxInboundPerAddress those of one address
 * @param maxUnfinishedBytes of lines that have begun and not ended, on all connections together; above it the one that
 *     holds most is dropped, since many peers with long lines that never end could fill the memory
 * @param maxAnswerBytes of messages that wait for one peer alone, on all connections together; above it the one that
 *     holds most is dropped, since a peer that asks and does not read could fill the memory
 * @param maxQueuedBytes waiting to be written to one peer; above it the peer is dropped
 * @param maxQueuedMessages likewise
 */
public record NetworkSettings(
        InetSocketAddress listen,
        Duration connectTimeout,
        Duration writeDeadline,
        Duration closeDeadline,
        int maxInbound,
        int maxInboundPerAddress,
        long maxUnfinishedBytes,
        long maxAnswerBytes,
        long maxQueuedBytes,
        int maxQueuedMessages) {
    /** Bytes for the short lines of everybody beside one of the longest. */
    private static final long SPARE_BYTES = 4L << 20;

    /**
     * What a masternode uses: room for the largest set even on one machine, and for one of the longest lines in each
     * direction within the memory that jvm.options gives it.
     */
    public static NetworkSettings defaults(InetSocketAddress listen) {
        return new NetworkSettings(
                listen,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3),
                1_300,
                1_100,
                Limits.LINE_BYTES + SPARE_BYTES,
                Limits.LINE_BYTES,
                2L * Limits.LINE_BYTES,
                10_000);
    }
}
