package io.timecoin.node.simulation;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.consensus.Phase;
import io.timecoin.node.consensus.Proposal;
import io.timecoin.node.consensus.SignedBytes;
import io.timecoin.node.consensus.Verification;
import io.timecoin.node.consensus.Vote;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.BlockMessage.BlockResponse;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import io.timecoin.node.wire.ConsensusMessage.CommitSignature;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.ChainStatus;
import io.timecoin.node.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A masternode whose owner lies to each peer differently: two proposals for a round, votes for both and neither, stale
 * and spoiled certificates, heights that it does not have, blocks that are none. It has no key but its own.
 */
final class ByzantineMember {
    /** Certificates of its own past that it remembers, to show them again. */
    private static final int MEMORY = 20;

    private final Signer signer;
    private final Hash chainId;
    private final Random random;
    private final List<BlockCommit> certificates = new ArrayList<>();
    private Optional<Block> alternative = Optional.empty();

    ByzantineMember(Signer signer, Hash chainId, Random random) {
        this.signer = signer;
        this.chainId = chainId;
        this.random = random;
    }

    /** What the peer at the other end gets in place of what an honest node would send it. */
    List<Message> insteadOf(Message message, ConnectionId to) {
        return switch (message) {
            case BlockProposal proposal when isOwn(proposal) -> proposals(proposal, to);
            case BlockVote vote when isOwn(vote) -> votes(vote);
            case BlockCommit certificate -> List.of(certificate(certificate));
            case ChainStatus status -> List.of(status(status));
            case CertifiedBlocks blocks -> List.of(blocks(blocks));
            case BlockResponse(Block block) -> List.of(new BlockResponse(otherBody(block)));
            case Message other -> List.of(other);
        };
    }

    private boolean isOwn(BlockProposal proposal) {
        return proposal.proposer().equals(signer.publicKey().toHex());
    }

    private boolean isOwn(BlockVote vote) {
        return vote.voter().equals(signer.publicKey().toHex());
    }

    /** Every second peer sees another block first. */
    private List<Message> proposals(BlockProposal honest, ConnectionId to) {
        Block other = otherHeader(honest.block());
        alternative = Optional.of(other);
        Message second = propose(parsed(ConsensusWire.parse(honest)), other);
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(second, honest);
            default -> List.of(to.value() / 2 % 2 == 0 ? honest : second);
        };
    }

    private Message propose(Proposal honest, Block block) {
        Bytes signed =
                SignedBytes.proposal(
                        chainId, honest.height(), honest.round(), block, honest.validRound());
        return ConsensusWire.toWire(
                new Proposal(
                        honest.height(),
                        honest.round(),
                        block,
                        honest.validRound(),
                        honest.justification(),
                        signer.publicKey(),
                        signer.sign(signed)));
    }

    private List<Message> votes(BlockVote honest) {
        Vote vote = parsed(ConsensusWire.parse(honest));
        Message nil = vote(vote, Optional.empty());
        Message other =
                vote(
                        vote,
                        alternative
                                .filter(block -> block.height() == vote.height())
                                .map(Block::hash)
                                .or(() -> Optional.of(chainId)));
        return switch (random.nextInt(6)) {
            case 0 -> List.of();
            case 1 -> List.of(nil);
            case 2 -> List.of(other, honest);
            case 3 -> List.of(nil, honest);
            default -> List.of(honest);
        };
    }

    private Message vote(Vote honest, Optional<Hash> block) {
        boolean commits = honest.phase() == Phase.PRECOMMIT && block.isPresent();
        Hash utxo = commits ? chainId : Hash.ZERO;
        Signature signature =
                signer.sign(
                        SignedBytes.vote(
                                chainId,
                                honest.height(),
                                honest.round(),
                                honest.phase(),
                                block,
                                utxo));
        return ConsensusWire.toWire(
                new Vote(
                        honest.height(),
                        honest.round(),
                        honest.phase(),
                        block,
                        utxo,
                        signer.publicKey(),
                        signature));
    }

    private BlockCommit certificate(BlockCommit honest) {
        certificates.add(honest);
        if (certificates.size() > MEMORY) {
            certificates.removeFirst();
        }
        return switch (random.nextInt(4)) {
            case 0 -> certificates.getFirst();
            case 1 -> spoiled(honest);
            default -> honest;
        };
    }

    /** One signer stands twice in it, or another block. */
    private BlockCommit spoiled(BlockCommit honest) {
        List<CommitSignature> signatures = new ArrayList<>(honest.signatures());
        signatures.set(0, signatures.getLast());
        return random.nextBoolean()
                ? new BlockCommit(
                        honest.blockHash(), honest.height(), signatures, honest.extension())
                : new BlockCommit(
                        chainId, honest.height(), honest.signatures(), honest.extension());
    }

    private ChainStatus status(ChainStatus honest) {
        return switch (random.nextInt(5)) {
            case 0 ->
                    new ChainStatus(
                            honest.height() + 1_000, honest.headHash(), honest.certificate());
            case 1 -> new ChainStatus(Long.MAX_VALUE, honest.headHash(), Optional.empty());
            case 2 ->
                    new ChainStatus(
                            honest.height() + 1,
                            chainId,
                            honest.certificate()
                                    .map(certificate ->
                                            new BlockCommit(
                                                    certificate.blockHash(),
                                                    honest.height() + 1,
                                                    certificate.signatures(),
                                                    certificate.extension())));
            case 3 -> new ChainStatus(0, chainId, Optional.empty());
            default -> honest;
        };
    }

    private CertifiedBlocks blocks(CertifiedBlocks honest) {
        List<CertifiedBlockData> blocks = new ArrayList<>(honest.blocks());
        CertifiedBlockData some = blocks.get(random.nextInt(blocks.size()));
        switch (random.nextInt(5)) {
            case 0 -> blocks.clear();
            case 1 ->
                    blocks.replaceAll(data ->
                            new CertifiedBlockData(data.block(), spoiled(data.certificate())));
            case 2 ->
                    blocks.replaceAll(data ->
                            new CertifiedBlockData(otherBody(data.block()), data.certificate()));
            case 3 -> blocks.replaceAll(_ -> some);
            default -> {}
        }
        return new CertifiedBlocks(blocks);
    }

    private static Block otherHeader(Block block) {
        BlockHeader header = block.header();
        return new Block(
                new BlockHeader(
                        header.version(),
                        header.height(),
                        header.previousHash(),
                        header.merkleRoot(),
                        header.timestamp(),
                        header.blockReward() + 1),
                block.transactions(),
                block.masternodeRewards());
    }

    /** The same hash over another body. */
    private static Block otherBody(Block block) {
        return new Block(block.header(), List.of(), block.masternodeRewards());
    }

    private static <T> T parsed(Verification<T> reading) {
        return switch (reading) {
            case Verification.Ok<T>(T value) -> value;
            case Verification.Refused<T>(_, String sentence) -> throw new Violation(sentence);
        };
    }
}
