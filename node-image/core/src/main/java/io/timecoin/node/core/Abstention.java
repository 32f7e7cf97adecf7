package io.timecoin.node.core;

import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.crypto.PublicKey;
import java.util.OptionalLong;

/**
 * Keeps a masternode that has lost its consensus record from contradicting what its key has signed (rollout.md §6).
 *
 * <p>Who signed at height h had committed h − 1, so a quorum had committed h − 2. Having heard from a quorum and fetched
 * what it proved, a node whose key has signed lately abstains from as many heights above. A key that nobody has seen for
 * {@link NodeStatus.Chain#RECENT} blocks signs at once: a new masternode, most likely, which others may need.
 */
final class Abstention {
    /** A key may have signed so many heights above the highest that a quorum knows of. */
    static final int HEIGHTS = 2;

    private final LocalChain chain;
    private final PublicKey key;
    private final boolean hasRecord;
    private OptionalLong through = OptionalLong.empty();

    /** @param hasRecord whether the store tells what the key has signed */
    Abstention(LocalChain chain, PublicKey key, boolean hasRecord) {
        this.chain = chain;
        this.key = key;
        this.hasRecord = hasRecord;
    }

    /** Whether a quorum of the members must say how far their chains go before a height may begin. */
    boolean needsQuorum() {
        return !hasRecord && through.isEmpty() && chain.members().contains(key);
    }

    /** Whether the key may sign at a height that begins now; called when nothing is left to fetch. */
    boolean allows(long height) {
        if (hasRecord) {
            return true;
        }
        if (through.isEmpty()) {
            through = OptionalLong.of(hasSignedLately() ? chain.height() + HEIGHTS : 0);
        }
        return height > through.getAsLong();
    }

    /**
     * Whether the key may approve transactions. Where the locks of its earlier approvals may be lost, it waits until blocks
     * have carried what they helped to certify.
     */
    boolean allowsApprovals(long height) {
        return hasRecord
                || (through.isPresent()
                        && (through.getAsLong() == 0
                                || height > through.getAsLong() + NodeStatus.Chain.RECENT));
    }

    private boolean hasSignedLately() {
        return chain.recent().stream()
                .flatMap(block -> block.certificate().signatures().stream())
                .map(CommitSignature::voter)
                .anyMatch(key::equals);
    }
}
