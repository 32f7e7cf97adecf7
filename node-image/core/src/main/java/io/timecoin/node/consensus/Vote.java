package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import java.util.Optional;

/**
 * A signed prevote or precommit (arXiv 1807.04938, Algorithm 1).
 *
 * @param round from 0
 * @param block empty for nil
 * @param utxo digest of the UTXO accumulator after the block in a precommit of a block, else {@link Hash#ZERO}
 */
public record Vote(
        long height,
        int round,
        Phase phase,
        Optional<Hash> block,
        Hash utxo,
        PublicKey voter,
        Signature signature)
        implements ConsensusMessage {
    /** What the vote is for, without who signed it. */
    Choice choice() {
        return new Choice(block, utxo);
    }
}
