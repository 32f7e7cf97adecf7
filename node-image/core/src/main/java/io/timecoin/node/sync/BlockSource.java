package io.timecoin.node.sync;

import io.timecoin.node.consensus.CertifiedBlock;
import java.util.Optional;

/** Reads committed blocks. Implementations answer from disk or memory without waiting for anything else. */
@FunctionalInterface
public interface BlockSource {
    /** The block of a height with its certificate, or nothing above the head and for negative heights. */
    Optional<CertifiedBlock> block(long height);
}
