package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Hash;
import java.util.Comparator;
import java.util.List;

/**
 * Precommits of one round for one block, from at least a quorum of the members of its height: the proof that the block
 * is committed (consensus.md §2). Precommits that arrive later are added, so two certificates of one block may differ.
 *
 * @param utxo digest of the UTXO accumulator after the block, which every precommit signs
 * @param signatures sorted by voter, without repetition
 */
public record CommitCertificate(
        long height, int round, Hash block, Hash utxo, List<CommitSignature> signatures)
        implements ConsensusMessage {
    public CommitCertificate {
        signatures =
                signatures.stream().sorted(Comparator.comparing(CommitSignature::voter)).toList();
    }
}
