package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A faulty member that aims: it sees all that is sent, tells each receiver what suits it, signs whatever helps, steals
 * proofs of lock and invents others. It has no key but its own.
 */
final class ByzantineMember {
    /** Sent messages that it remembers, the latest. */
    private static final int MEMORY = 400;

    /** It changes its favourite with one lie in so many. */
    private static final int FICKLE = 200;

    private final int index;
    private final TestNetwork network;
    private final Invariants invariants;
    private final SplittableRandom random;
    private final List<ConsensusMessage> overheard = new ArrayList<>();
    private Optional<Proposal> latest = Optional.empty();
    private int favourite;
    private int invented;

    ByzantineMember(
            int index, TestNetwork network, Invariants invariants, SplittableRandom random) {
        this.index = index;
        this.network = network;
        this.invariants = invariants;
        this.favourite = random.nextInt(network.size());
        this.random = random;
    }

    /** Helps this member rather than another of its choice. */
    void favour(int member) {
        favourite = member;
    }

    void overhear(Packet packet) {
        if (packet instanceof Packet.Said(ConsensusMessage message)) {
            overheard.add(message);
            if (overheard.size() > MEMORY) {
                overheard.removeFirst();
            }
        }
    }

    /** Something for this member, made for where it stands. */
    List<Packet> lieTo(SimulatedMember target) {
        HeightContext context = target.context();
        int round = target.view().map(ConsensusView::round).orElse(0) + random.nextInt(4) / 3;
        Signer signer = network.signers.get(index);
        boolean leads = context.leader(round).equals(signer.publicKey());
        if (leads && random.nextInt(3) > 0) {
            Proposal proposal =
                    own(context, round)
                            .filter(again -> random.nextInt(4) > 0)
                            .orElseGet(() -> propose(context, round, signer));
            latest = Optional.of(proposal);
            return List.of(
                    new Packet.Said(proposal),
                    said(context, round, Phase.PREVOTE, Optional.of(proposal.block()), signer));
        }
        if (random.nextInt(10) == 0) {
            return any(overheard).<Packet>map(Packet.Said::new).stream().toList();
        }
        Optional<Block> block = blockToVote(context, round, target);
        boolean hurries = invariants.decidedAt(context.height()).isPresent() && !leads;
        if (block.isEmpty() && !hurries && random.nextInt(8) > 0) {
            return List.of(); // of one voter the first vote counts: a vote for nil would spoil a
            // better one
        }
        return switch (random.nextInt(4)) {
            case 0 -> List.of(said(context, round, Phase.PREVOTE, block, signer));
            case 1 -> List.of(said(context, round, Phase.PRECOMMIT, block, signer));
            default ->
                    List.of(
                            said(context, round, Phase.PREVOTE, block, signer),
                            said(context, round, Phase.PRECOMMIT, block, signer));
        };
    }

    /** Two receivers that get the same lie can be brought to decide it. */
    private Optional<Proposal> own(HeightContext context, int round) {
        return latest.filter(
                proposal -> proposal.height() == context.height() && proposal.round() == round);
    }

    private static Packet said(
            HeightContext context, int round, Phase phase, Optional<Block> block, Signer signer) {
        return new Packet.Said(
                switch (phase) {
                    case PREVOTE -> TestNetwork.prevote(context, round, block, signer);
                    case PRECOMMIT -> TestNetwork.precommit(context, round, block, signer);
                });
    }

    /** Helps its favourite decide alone, and once that has happened helps the others decide something else. */
    private Optional<Block> blockToVote(HeightContext context, int round, SimulatedMember target) {
        if (random.nextInt(FICKLE) == 0) {
            favourite = random.nextInt(network.size());
        }
        if (random.nextInt(6) == 0) {
            return any(blocks(context));
        }
        Optional<Hash> decided = invariants.decidedAt(context.height());
        boolean helps = decided.isPresent() || target.index == favourite;
        List<Block> wanted =
                Stream.concat(latest.stream(), proposals(context).stream())
                        .filter(proposal -> proposal.height() == context.height())
                        .filter(proposal -> proposal.round() == round)
                        .map(Proposal::block)
                        .filter(block -> helps && !decided.equals(Optional.of(block.hash())))
                        .toList();
        return any(wanted);
    }

    private Proposal propose(HeightContext context, int round, Signer signer) {
        Block block = blockToPropose(context);
        OptionalInt validRound = OptionalInt.empty();
        List<Vote> proof = List.of();
        if (round > 0 && random.nextInt(4) > 0) {
            int claimed = round - 1 - random.nextInt(Math.min(round, 2));
            List<Vote> stolen = stolenProof(context, claimed, block.hash(), signer);
            boolean invents = random.nextBoolean();
            if (invents || stolen.size() >= context.members().quorum()) {
                validRound = OptionalInt.of(claimed);
                proof = stolen;
            }
        }
        return TestNetwork.proposal(context, round, block, validRound, proof, signer);
    }

    private Block blockToPropose(HeightContext context) {
        invented++;
        Block fresh = TestNetwork.block(context, "invented " + invented);
        Optional<Hash> decided = invariants.decidedAt(context.height());
        List<Block> others =
                blocks(context).stream()
                        .filter(block -> !decided.equals(Optional.of(block.hash())))
                        .toList();
        return switch (random.nextInt(5)) {
            case 0 -> TestNetwork.invalidBlock(context, "invalid " + invented);
            case 1, 2 -> fresh;
            default -> any(others).orElse(fresh);
        };
    }

    /** The prevotes of others for the block, and its own: perhaps a quorum that nobody else has seen. */
    private List<Vote> stolenProof(HeightContext context, int round, Hash block, Signer signer) {
        List<Vote> proof =
                new ArrayList<>(
                        overheard.stream()
                                .filter(Vote.class::isInstance)
                                .map(Vote.class::cast)
                                .filter(vote -> vote.height() == context.height())
                                .filter(vote -> vote.round() == round)
                                .filter(vote -> vote.phase() == Phase.PREVOTE)
                                .filter(vote -> vote.choice().equals(Choice.prevote(block)))
                                .filter(vote -> !vote.voter().equals(signer.publicKey()))
                                .distinct()
                                .toList());
        proof.add(TestNetwork.vote(context, round, Phase.PREVOTE, Choice.prevote(block), signer));
        return proof;
    }

    private List<Proposal> proposals(HeightContext context) {
        return overheard.stream()
                .filter(Proposal.class::isInstance)
                .map(Proposal.class::cast)
                .filter(proposal -> proposal.height() == context.height())
                .toList();
    }

    private List<Block> blocks(HeightContext context) {
        return proposals(context).stream().map(Proposal::block).distinct().toList();
    }

    private <T> Optional<T> any(List<T> items) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.get(random.nextInt(items.size())));
    }
}
