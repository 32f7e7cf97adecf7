package io.timecoin.timecli.finality;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.FinalityVerifier;
import java.util.Optional;

/** Holds a certificate to a genesis: who may approve, how many must, and what their signatures bind. */
record FinalityCheck(Genesis genesis) {
    /** The set of masternodes that the genesis names; later ones follow from the chain. */
    private static final long GENESIS_SET = 0;

    /** What keeps a certificate from proving that a transaction is final, or nothing when it does. */
    Optional<String> fault(FinalityCertificate certificate, Hash txid) {
        if (!certificate.txid().equals(txid)) {
            return Optional.of("it is of another transaction, " + certificate.txid());
        }
        if (certificate.set() != GENESIS_SET) {
            return Optional.of(
                    "it counts in set "
                            + certificate.set()
                            + " of the masternodes; the genesis alone proves set 0");
        }
        return new FinalityVerifier(genesis.hash(), GENESIS_SET, genesis.memberSet(), new Ed25519())
                .faultOf(certificate);
    }
}
