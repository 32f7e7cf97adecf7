package io.timecoin.node.peers;

import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import java.time.Duration;
import java.util.Optional;

/** How long to wait before an address is dialled. */
final class DialSchedule {
    /** Enough doublings for any settings; more would overflow. */
    private static final int MAX_DOUBLINGS = 20;

    private static final int JITTER_STEPS = 1024;

    private final NodeId local;
    private final PeerSettings settings;

    DialSchedule(NodeId local, PeerSettings settings) {
        this.local = local;
        this.settings = settings;
    }

    /**
     * The wait before the next dial: none at first where this node dials, the grace period where it waits to be
     * dialled, and the backoff of the failures so far.
     *
     * @param peer who is expected there; a node without known identity is dialled whatever the order
     */
    Duration delay(PeerAddress address, Optional<NodeId> peer, int failures) {
        boolean localDials = peer.isEmpty() || local.compareTo(peer.get()) < 0;
        Duration backoff = failures == 0 ? Duration.ZERO : backoff(address, failures);
        return localDials ? backoff : backoff.plus(settings.directionGrace());
    }

    /**
     * Doubles from the initial wait to the longest, then spreads by a quarter to each side, so that nodes that lost
     * the same peer do not return at the same moment. The spread is a function of who dials whom, and which time.
     */
    private Duration backoff(PeerAddress address, int failures) {
        Duration doubled =
                settings.backoff()
                        .initial()
                        .multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        Duration capped =
                doubled.compareTo(settings.backoff().max()) < 0
                        ? doubled
                        : settings.backoff().max();
        Bytes seed =
                Sha256.hash(
                                local.bytes(),
                                Bytes.utf8(address.toString()),
                                LittleEndian.u32(failures))
                        .bytes();
        long step = Long.remainderUnsigned(LittleEndian.readU64(seed, 0), JITTER_STEPS);
        long weight = JITTER_STEPS * 3L / 4 + step / 2;
        return capped.multipliedBy(weight).dividedBy(JITTER_STEPS);
    }
}
