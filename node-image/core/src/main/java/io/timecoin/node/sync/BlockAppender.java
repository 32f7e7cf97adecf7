package io.timecoin.node.sync;

import io.timecoin.node.consensus.CertifiedBlock;
import java.util.Optional;

/** Puts a fetched block on top of the chain. */
@FunctionalInterface
public interface BlockAppender {
    /**
     * Checks the block and its certificate and commits it as the new head.
     *
     * @return why the block was refused, or nothing when it is the new head
     */
    Optional<String> append(CertifiedBlock block);
}
