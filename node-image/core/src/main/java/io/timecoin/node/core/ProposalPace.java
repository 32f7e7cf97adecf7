package io.timecoin.node.core;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.Proposal;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Proposals carry whole blocks, and consensus sends its messages again and again. A peer that was sent a proposal gets it
 * again on the same connection only when the first one can have arrived; else copies of it fill the connection's queue,
 * and votes wait behind them.
 */
final class ProposalPace {
    /** Bytes of a block in binary form that a busy peer reads and checks in a second, at the least. */
    static final long BYTES_PER_SECOND = 500_000;

    private static final long MILLIS_PER_SECOND = 1_000;

    private record Sent(ConnectionId to, int round, Hash block) {}

    private final CurrentStep step;
    private final Map<Sent, Instant> againFrom = new LinkedHashMap<>();
    private long height;

    ProposalPace(CurrentStep step) {
        this.step = step;
    }

    /** Whether the proposal may go to the peer now; if so, it is taken for sent. */
    boolean admits(ConnectionId to, Proposal proposal) {
        if (proposal.height() != height) {
            height = proposal.height();
            againFrom.clear();
        }
        Sent key = new Sent(to, proposal.round(), proposal.block().hash());
        Instant from = againFrom.getOrDefault(key, Instant.MIN);
        boolean admitted = !step.now().isBefore(from);
        if (admitted) {
            againFrom.put(key, step.now().plus(pause(proposal.block())));
        }
        return admitted;
    }

    private static Duration pause(Block block) {
        return Duration.ofMillis(BlockBudget.bytes(block) * MILLIS_PER_SECOND / BYTES_PER_SECOND);
    }
}
