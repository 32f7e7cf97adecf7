package io.timecoin.node.store;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.ConsensusVerifier;
import io.timecoin.node.consensus.HeightContext;
import io.timecoin.node.consensus.Verification;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.sync.TrustedBlock;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a copy of the chain is the network's, whoever made it: the masternodes of the genesis have certified its head,
 * with it the digest of the outputs, and the trusted block is in it.
 */
public record CopyProof(
        Genesis genesis, SignatureVerifier signatures, Optional<TrustedBlock> trusted) {
    /**
     * Checks what {@link ChainStore#verify} leaves open, which knows neither masternodes nor their keys.
     *
     * @param head the copy's; it fits to the outputs and the blocks below
     * @throws StoreRefused if the copy proves nothing
     */
    void check(Path directory, ChainStore copy, CertifiedBlock head) {
        trusted.ifPresent(copy::require);
        if (head.height() == 0) {
            return;
        }
        MemberSet members = genesis.memberSet();
        HeightContext context =
                new HeightContext(
                        genesis.hash(),
                        head.height(),
                        head.block().header().previousHash(),
                        members);
        var verdict = new ConsensusVerifier(context, signatures).verify(head.certificate());
        if (verdict instanceof Verification.Refused<?>(var _, String sentence)) {
            throw StoreRefused.unproven(directory, head.height(), sentence);
        }
    }
}
