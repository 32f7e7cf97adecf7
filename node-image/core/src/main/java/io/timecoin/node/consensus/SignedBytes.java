package io.timecoin.node.consensus;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a signature covers (consensus.md §2): a domain text, the chain id, height, round, phase and hash. The domain and
 * the chain id keep a signature from meaning anything as another message or on another network.
 *
 * <p>Signed is the SHA-256 of these fields, so every message to sign has 32 bytes.
 */
public final class SignedBytes {
    private static final Bytes PREVOTE_DOMAIN = Bytes.utf8("TIME consensus/1 prevote\n");
    private static final Bytes PRECOMMIT_DOMAIN = Bytes.utf8("TIME consensus/1 precommit\n");
    private static final Bytes PROPOSAL_DOMAIN = Bytes.utf8("TIME consensus/1 proposal\n");

    /** Stands for "no valid round", as −1 does in the pseudo-code. */
    static final int NO_ROUND = -1;

    private SignedBytes() {}

    /** Of a vote; nil has the zero hash. A precommit binds the state after the block too. */
    public static Bytes vote(
            Hash chainId, long height, int round, Phase phase, Optional<Hash> block, Hash utxo) {
        return Sha256.hash(
                        switch (phase) {
                            case PREVOTE -> PREVOTE_DOMAIN;
                            case PRECOMMIT -> PRECOMMIT_DOMAIN;
                        },
                        chainId.bytes(),
                        LittleEndian.u64(height),
                        LittleEndian.u32(round),
                        block.orElse(Hash.ZERO).bytes(),
                        utxo.bytes())
                .bytes();
    }

    static Bytes vote(Hash chainId, Vote vote) {
        return vote(chainId, vote.height(), vote.round(), vote.phase(), vote.block(), vote.utxo());
    }

    /**
     * Of a proposal. It binds the whole block: its hash covers the header only, and a peer could pass on a good proposal
     * with another body.
     */
    public static Bytes proposal(
            Hash chainId, long height, int round, Block block, OptionalInt validRound) {
        return Sha256.hash(
                        PROPOSAL_DOMAIN,
                        chainId.bytes(),
                        LittleEndian.u64(height),
                        LittleEndian.u32(round),
                        Sha256.hash(Bincode.encode(block)).bytes(),
                        LittleEndian.u32(validRound.orElse(NO_ROUND)))
                .bytes();
    }

    static Bytes proposal(Hash chainId, Proposal proposal) {
        return proposal(
                chainId,
                proposal.height(),
                proposal.round(),
                proposal.block(),
                proposal.validRound());
    }
}
