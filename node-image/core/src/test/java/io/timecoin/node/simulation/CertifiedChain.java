package io.timecoin.node.simulation;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockBuilder;
import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.chain.BlockVerdict;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.consensus.Phase;
import io.timecoin.node.consensus.SignedBytes;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;

/** Writes a long history to disks without living through it: those who have it have signed it. */
final class CertifiedChain {
    private CertifiedChain() {}

    /** Fills the disks of nodes that have not run yet with the same blocks, up to a height. */
    static void write(VirtualNetwork network, List<VirtualNode> nodes, long height) {
        ChainState state = ChainState.genesis(network.genesis());
        while (state.height() < height) {
            Block block = next(network.genesis(), state);
            BlockVerdict.Valid valid = valid(network, state, block);
            ChainState after = valid.after();
            CertifiedBlock certified =
                    new CertifiedBlock(block, certify(network, nodes, block, after));
            nodes.forEach(node -> node.disk().append(certified, valid));
            state = after;
        }
    }

    private static Block next(Genesis genesis, ChainState state) {
        return BlockBuilder.next(genesis, state, genesis.memberSet());
    }

    private static BlockVerdict.Valid valid(VirtualNetwork network, ChainState state, Block block) {
        Genesis genesis = network.genesis();
        BlockRules rules =
                new BlockRules(
                        genesis,
                        new TransactionRules(genesis.type(), genesis.hash(), network.keys()));
        BlockVerdict verdict =
                rules.check(state, genesis.memberSet(), block, _ -> Optional.empty(), _ -> false);
        return switch (verdict) {
            case BlockVerdict.Valid valid -> valid;
            case BlockVerdict.Invalid(_, String sentence) -> throw new Violation(sentence);
        };
    }

    private static CommitCertificate certify(
            VirtualNetwork network, List<VirtualNode> nodes, Block block, ChainState after) {
        Hash utxo = after.utxo().digest();
        Bytes signed =
                SignedBytes.vote(
                        network.genesis().hash(),
                        block.height(),
                        0,
                        Phase.PRECOMMIT,
                        Optional.of(block.hash()),
                        utxo);
        List<CommitSignature> signatures =
                nodes.stream()
                        .map(VirtualNode::signer)
                        .map(signer -> new CommitSignature(signer.publicKey(), signer.sign(signed)))
                        .toList();
        return new CommitCertificate(block.height(), 0, block.hash(), utxo, signatures);
    }
}
