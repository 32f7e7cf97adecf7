package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusTimeout.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each rule of the rounds by itself. Lines are of arXiv 1807.04938, Algorithm 1. */
class HeightRoundsTest extends OneHeight {
    @Test
    void theLeaderBuildsABlockAndPersistsItsProposalBeforeItSendsIt() { // lines 14 to 19
        HeightConsensus node = node(leader);

        assertThat(open(node)).contains(new ConsensusEffect.BuildBlock(0));
        List<ConsensusEffect> effects = node.step(new ConsensusEvent.BlockBuilt(block));

        assertThat(effects.getFirst()).isInstanceOf(ConsensusEffect.Persist.class);
        assertThat(proposals(effects)).singleElement().extracting(Proposal::block).isEqualTo(block);
        assertThat(effects).contains(new ConsensusEffect.CheckBlock(block));
    }

    @Test
    void aValidProposalIsPrevoted() { // line 22
        HeightConsensus node = opened(fourth);

        assertThat(votes(propose(node, 0, block)))
                .containsExactly(TestNetwork.prevote(context, 0, Optional.of(block), fourth));
    }

    @Test
    void anInvalidProposalIsAnsweredWithNil() { // line 26
        HeightConsensus node = opened(fourth);
        Block invalid = TestNetwork.invalidBlock(context, "x");

        assertThat(votes(propose(node, 0, invalid)))
                .containsExactly(TestNetwork.prevote(context, 0, Optional.empty(), fourth));
    }

    @Test
    void withoutAProposalTheTimeoutPrevotesNil() { // line 57
        HeightConsensus node = opened(fourth);

        assertThat(votes(timeout(node, 0, Kind.PROPOSE)))
                .containsExactly(TestNetwork.prevote(context, 0, Optional.empty(), fourth));
        assertThat(timeout(node, 0, Kind.PROPOSE)).isEmpty();
    }

    @Test
    void aQuorumOfPrevotesForAValidBlockIsPrecommittedWithTheStateAfterIt() { // line 36
        HeightConsensus node = opened(fourth);
        propose(node, 0, block);
        prevote(node, 0, Optional.of(block), leader);

        assertThat(votes(prevote(node, 0, Optional.of(block), second)))
                .containsExactly(TestNetwork.precommit(context, 0, Optional.of(block), fourth));
    }

    @Test
    void aQuorumOfNilPrevotesIsPrecommittedAsNil() { // line 44
        HeightConsensus node = opened(fourth);
        timeout(node, 0, Kind.PROPOSE);
        prevote(node, 0, Optional.empty(), leader);

        assertThat(votes(prevote(node, 0, Optional.empty(), second)))
                .containsExactly(TestNetwork.precommit(context, 0, Optional.empty(), fourth));
    }

    @Test
    void prevotesThatDoNotAgreeArmATimeoutThatPrecommitsNil() { // lines 34 and 61
        HeightConsensus node = opened(fourth);
        propose(node, 0, block);
        prevote(node, 0, Optional.of(block), leader);

        assertThat(armed(prevote(node, 0, Optional.empty(), second))).containsExactly(Kind.PREVOTE);
        assertThat(votes(timeout(node, 0, Kind.PREVOTE)))
                .containsExactly(TestNetwork.precommit(context, 0, Optional.empty(), fourth));
    }

    @Test
    void precommitsThatDoNotAgreeArmATimeoutThatStartsTheNextRound() { // lines 47 and 65
        HeightConsensus node = opened(fourth);
        precommit(node, 0, Optional.of(block), leader);
        precommit(node, 0, Optional.empty(), second);

        assertThat(armed(precommit(node, 0, Optional.empty(), third)))
                .containsExactly(Kind.PRECOMMIT);
        timeout(node, 0, Kind.PRECOMMIT);

        assertThat(node.view().round()).isEqualTo(1);
    }

    @Test
    void aQuorumOfNilPrecommitsStartsTheNextRoundAtOnce() {
        HeightConsensus node = opened(fourth);
        precommit(node, 0, Optional.empty(), leader);
        precommit(node, 0, Optional.empty(), second);

        assertThat(armed(precommit(node, 0, Optional.empty(), third))).contains(Kind.PROPOSE);
        assertThat(node.view().round()).isEqualTo(1);
    }

    @Test
    void asManyVotersInALaterRoundAsHoldOneHonestPullANodeThere() { // line 55
        HeightConsensus node = opened(fourth);

        prevote(node, 5, Optional.empty(), leader);
        assertThat(node.view().round()).isZero();
        prevote(node, 3, Optional.empty(), second);

        assertThat(node.view().round()).isEqualTo(3);
    }

    @Test
    void aLockedNodePrevotesNilForAnotherBlock() { // line 23
        HeightConsensus node = lockedInRoundZero(fourth);
        nextRoundOnNil(node, 0);

        assertThat(votes(propose(node, 1, other)))
                .containsExactly(TestNetwork.prevote(context, 1, Optional.empty(), fourth));
    }

    @Test
    void aLockedNodePrevotesAnotherBlockThatAQuorumPrevotedLater() { // line 29
        HeightConsensus node = lockedInRoundZero(fourth);
        nextRoundOnNil(node, 0);
        nextRoundOnNil(node, 1);
        Proposal proposal =
                TestNetwork.proposal(
                        context,
                        2,
                        other,
                        OptionalInt.of(1),
                        List.of(
                                TestNetwork.prevote(context, 1, Optional.of(other), leader),
                                TestNetwork.prevote(context, 1, Optional.of(other), second),
                                TestNetwork.prevote(context, 1, Optional.of(other), third)),
                        third);

        assertThat(votes(receiveAndCheck(node, proposal)))
                .containsExactly(TestNetwork.prevote(context, 2, Optional.of(other), fourth));
    }

    @Test
    void aLeaderProposesTheBlockOfTheLastQuorumAgainWithItsPrevotes() { // lines 15 and 16
        HeightConsensus node = lockedInRoundZero(second);

        Proposal proposal = proposals(nextRoundOnNil(node, 0)).getFirst();

        assertThat(proposal.block()).isEqualTo(block);
        assertThat(proposal.validRound()).hasValue(0);
        assertThat(new ConsensusVerifier(context, network.signatures).verify(proposal))
                .isInstanceOf(Verification.Ok.class);
    }

    @Test
    void aQuorumOfPrecommitsOfAnEarlierRoundDecides() { // line 49
        HeightConsensus node = lockedInRoundZero(fourth);
        prevote(node, 1, Optional.empty(), leader);
        prevote(node, 1, Optional.empty(), second);
        assertThat(node.view().round()).isEqualTo(1);
        precommit(node, 0, Optional.of(block), leader);

        List<ConsensusEffect> effects = precommit(node, 0, Optional.of(block), second);

        assertThat(effects).hasAtLeastOneElementOfType(ConsensusEffect.Decided.class);
        assertThat(node.view().step()).isEqualTo(ConsensusStep.COMMIT);
    }

    @Test
    void precommitsForDifferentStatesAfterABlockDoNotAddUp() {
        HeightConsensus node = lockedInRoundZero(fourth);
        Choice wrong = new Choice(Optional.of(block.hash()), TestNetwork.utxo(other));
        receive(node, TestNetwork.vote(context, 0, Phase.PRECOMMIT, wrong, leader));
        precommit(node, 0, Optional.of(block), second);

        assertThat(node.certificate()).isEmpty();
    }
}
