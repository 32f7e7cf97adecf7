package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A chain id, n members with their keys, and blocks that only consensus looks at. */
final class TestNetwork {
    static final Hash CHAIN = Sha256.hash(Bytes.utf8("chain"));

    /** Marks a block that honest members find invalid. */
    private static final int INVALID_VERSION = 666;

    final StubSignatures signatures = new StubSignatures();
    final List<Signer> signers;
    final MemberSet members;

    TestNetwork(int size) {
        signers =
                IntStream.range(0, size)
                        .mapToObj(index -> signatures.signer("member " + index))
                        .sorted(Comparator.comparing(Signer::publicKey))
                        .toList();
        members =
                new MemberSet(
                        signers.stream()
                                .map(signer ->
                                        new Member(
                                                signer.publicKey(),
                                                Tier.FREE,
                                                "",
                                                signer.publicKey().toHex()))
                                .toList());
    }

    int size() {
        return signers.size();
    }

    int indexOf(PublicKey key) {
        return signers.stream().map(Signer::publicKey).toList().indexOf(key);
    }

    HeightContext context(long height, Hash previous) {
        return new HeightContext(CHAIN, height, previous, members);
    }

    HeightContext first() {
        return context(1, CHAIN);
    }

    Signer leader(HeightContext context, int round) {
        return signers.get(indexOf(context.leader(round)));
    }

    static Block block(HeightContext context, String content) {
        return block(context, 1, content);
    }

    static Block invalidBlock(HeightContext context, String content) {
        return block(context, INVALID_VERSION, content);
    }

    private static Block block(HeightContext context, int version, String content) {
        return new Block(
                new BlockHeader(
                        version,
                        context.height(),
                        context.previousHash(),
                        Sha256.hash(Bytes.utf8(content)),
                        context.height(),
                        0),
                List.of(),
                List.of());
    }

    static Validity validity(Block block) {
        return block.header().version() == INVALID_VERSION
                ? new Validity.Invalid("marked so")
                : new Validity.Valid(utxo(block));
    }

    static Hash utxo(Block block) {
        return Sha256.hash(Bytes.utf8("state after"), block.hash().bytes());
    }

    static Vote prevote(HeightContext context, int round, Optional<Block> block, Signer signer) {
        return vote(
                context,
                round,
                Phase.PREVOTE,
                new Choice(block.map(Block::hash), Hash.ZERO),
                signer);
    }

    static Vote precommit(HeightContext context, int round, Optional<Block> block, Signer signer) {
        Hash utxo = block.map(TestNetwork::utxo).orElse(Hash.ZERO);
        return vote(
                context, round, Phase.PRECOMMIT, new Choice(block.map(Block::hash), utxo), signer);
    }

    static Vote vote(HeightContext context, int round, Phase phase, Choice choice, Signer signer) {
        return new Vote(
                context.height(),
                round,
                phase,
                choice.block(),
                choice.utxo(),
                signer.publicKey(),
                signer.sign(
                        SignedBytes.vote(
                                context.chainId(),
                                context.height(),
                                round,
                                phase,
                                choice.block(),
                                choice.utxo())));
    }

    static Proposal proposal(
            HeightContext context,
            int round,
            Block block,
            OptionalInt validRound,
            List<Vote> justification,
            Signer signer) {
        return new Proposal(
                context.height(),
                round,
                block,
                validRound,
                justification,
                signer.publicKey(),
                signer.sign(
                        SignedBytes.proposal(
                                context.chainId(), context.height(), round, block, validRound)));
    }

    /** The leader's new block of a round. */
    Proposal proposal(HeightContext context, int round, Block block) {
        return proposal(
                context, round, block, OptionalInt.empty(), List.of(), leader(context, round));
    }
}
