package io.timecoin.operator.rollout.network;

/**
 * How many masternodes the chain counts, and what follows (consensus.md: q = ⌈2n/3⌉).
 *
 * @param members n, at least 1
 */
public record Quorum(int members) {
    public Quorum {
        if (members < 1) {
            throw new IllegalArgumentException("a chain has at least one member: " + members);
        }
    }

    /** q: the live masternodes that a block needs. */
    public int votes() {
        return (2 * members + 2) / 3;
    }

    /** n − q: how many may be down at once while blocks go on. */
    public int spare() {
        return members - votes();
    }
}
