package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.timecoin.node.consensus.ConsensusTimeout.Kind;
import io.timecoin.node.crypto.Signer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a faulty member cannot make a node do: keep without end, or sign twice. */
class ConsensusBoundsTest {
    private final TestNetwork network = new TestNetwork(4);
    private final HeightContext context = network.first();

    @Test
    void ofAMembersLaterRoundsTheTwoLatestAreKept() {
        HeightVotes votes = new HeightVotes();
        Signer liar = network.signers.getFirst();

        for (int round = 1; round <= 1_000; round++) {
            votes.add(
                    new VerifiedVote(TestNetwork.prevote(context, round, Optional.empty(), liar)));
        }

        assertThat(
                        IntStream.rangeClosed(0, 1_000)
                                .filter(r -> votes.of(r).count(Phase.PREVOTE) > 0))
                .containsExactly(999, 1_000);
    }

    @Test
    void roundsLongPastAreForgottenAndNotTakenAgain() {
        HeightVotes votes = new HeightVotes();
        VerifiedVote old =
                new VerifiedVote(
                        TestNetwork.prevote(
                                context, 0, Optional.empty(), network.signers.getFirst()));
        votes.add(old);

        votes.enter(HeightVotes.PAST_ROUNDS + 1);
        votes.add(old);

        assertThat(votes.of(0).count(Phase.PREVOTE)).isZero();
    }

    @Test
    void proposalsFarAheadAreLeftToTheNextResend() {
        ProposalBuffer proposals = new ProposalBuffer();

        assertThat(proposals.add(proposal(ProposalBuffer.ROUNDS_AHEAD))).isTrue();
        assertThat(proposals.add(proposal(ProposalBuffer.ROUNDS_AHEAD + 1))).isFalse();
        assertThat(proposals.all()).hasSize(1);
    }

    @Test
    void whatOneKeySignsOnlyGrows() { // crashes rather than sign twice
        OwnMessages own = new OwnMessages(context, network.signers.getFirst());
        own.vote(3, Phase.PREVOTE, Choice.NIL);
        own.vote(3, Phase.PRECOMMIT, Choice.NIL);

        assertThatIllegalStateException()
                .isThrownBy(() -> own.vote(3, Phase.PREVOTE, Choice.NIL))
                .withMessageContaining("already signed");
        assertThatIllegalStateException()
                .isThrownBy(() -> own.vote(2, Phase.PRECOMMIT, Choice.NIL));
    }

    @Test
    void timeoutsDoubleUpToTheirCeilingAndResendsDoNot() {
        Timeouts timeouts = Timeouts.STANDARD;

        assertThat(timeouts.of(Kind.PROPOSE, 0)).isEqualTo(Duration.ofMillis(600));
        assertThat(timeouts.of(Kind.PREVOTE, 2)).isEqualTo(Duration.ofMillis(1_200));
        assertThat(timeouts.of(Kind.PRECOMMIT, Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(8));
        assertThat(timeouts.of(Kind.RESEND, 9)).isEqualTo(Duration.ofMillis(500));
    }

    private VerifiedProposal proposal(int round) {
        return new VerifiedProposal(
                network.proposal(context, round, TestNetwork.block(context, "block " + round)));
    }
}
