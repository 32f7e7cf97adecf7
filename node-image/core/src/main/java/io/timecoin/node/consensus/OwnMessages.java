package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What this node has signed for the height: the last two rounds of it, which are sent until the height is decided. */
final class OwnMessages {
    private final HeightContext context;
    private final Signer signer;
    private final SigningGuard guard = new SigningGuard();
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Vote> votes = new ArrayList<>();

    OwnMessages(HeightContext context, Signer signer) {
        this.context = context;
        this.signer = signer;
    }

    /** Takes over what was signed before a restart. */
    void restore(ConsensusRecord record) {
        proposals.addAll(record.proposals());
        votes.addAll(record.votes());
        inOrder().forEach(message -> guard.restore(SigningGuard.Position.of(message)));
    }

    PublicKey key() {
        return signer.publicKey();
    }

    boolean hasProposed(int round) {
        return proposals.stream().anyMatch(proposal -> proposal.round() == round);
    }

    Proposal propose(int round, Block block, OptionalInt validRound, List<Vote> justification) {
        guard.admit(new SigningGuard.Position(round, ConsensusStep.PROPOSE));
        Proposal proposal =
                new Proposal(
                        context.height(),
                        round,
                        block,
                        validRound,
                        justification,
                        key(),
                        signer.sign(
                                SignedBytes.proposal(
                                        context.chainId(),
                                        context.height(),
                                        round,
                                        block,
                                        validRound)));
        proposals.add(proposal);
        forgetOldRounds();
        return proposal;
    }

    Vote vote(int round, Phase phase, Choice choice) {
        guard.admit(SigningGuard.Position.of(round, phase));
        Vote vote =
                new Vote(
                        context.height(),
                        round,
                        phase,
                        choice.block(),
                        choice.utxo(),
                        key(),
                        signer.sign(
                                SignedBytes.vote(
                                        context.chainId(),
                                        context.height(),
                                        round,
                                        phase,
                                        choice.block(),
                                        choice.utxo())));
        votes.add(vote);
        forgetOldRounds();
        return vote;
    }

    List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    List<Vote> votes() {
        return List.copyOf(votes);
    }

    /** All of it, proposals first: a vote is of no use without its block. */
    List<ConsensusMessage> inOrder() {
        List<ConsensusMessage> messages = new ArrayList<>(proposals);
        messages.addAll(votes);
        return messages;
    }

    private void forgetOldRounds() {
        int oldest =
                IntStream.concat(
                                proposals.stream().mapToInt(Proposal::round),
                                votes.stream().mapToInt(Vote::round))
                        .distinct()
                        .map(round -> -round)
                        .sorted()
                        .map(round -> -round)
                        .limit(2)
                        .min()
                        .orElse(0);
        proposals.removeIf(proposal -> proposal.round() < oldest);
        votes.removeIf(vote -> vote.round() < oldest);
    }
}
