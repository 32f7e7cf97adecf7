package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.timecoin.node.consensus.ConsensusTimeout.Kind;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What surrounds the rounds: lacking blocks, resends, evidence, certificates, restarts. */
class HeightConsensusTest extends OneHeight {
    @Test
    void aBlockThatAQuorumVotesForAndThatIsLackingIsAskedForUntilItComes() {
        HeightConsensus node = opened(fourth);
        timeout(node, 0, Kind.PROPOSE);
        prevote(node, 0, Optional.of(block), leader);
        prevote(node, 0, Optional.of(block), second);
        ConsensusEffect request =
                new ConsensusEffect.RequestBlock(
                        block.hash(), keys(List.of(leader, second, third)));

        assertThat(prevote(node, 0, Optional.of(block), third)).contains(request);
        assertThat(timeout(node, 0, Kind.RESEND)).contains(request);
        assertThat(node.step(new ConsensusEvent.BlockFetched(other))).isEmpty();
        assertThat(node.step(new ConsensusEvent.BlockFetched(block)))
                .containsExactly(new ConsensusEffect.CheckBlock(block));
        assertThat(votes(checked(node, block)))
                .containsExactly(TestNetwork.precommit(context, 0, Optional.of(block), fourth));
    }

    @Test
    void anotherBodyOfAnInvalidBlockIsAskedForWhenAQuorumVotesForIt() {
        HeightConsensus node = opened(fourth);
        propose(node, 0, block, new Validity.Invalid("another body"));
        prevote(node, 0, Optional.of(block), leader);
        prevote(node, 0, Optional.of(block), second);

        assertThat(prevote(node, 0, Optional.of(block), third))
                .hasAtLeastOneElementOfType(ConsensusEffect.RequestBlock.class);
        node.step(new ConsensusEvent.BlockFetched(block));
        assertThat(votes(checked(node, block)))
                .containsExactly(TestNetwork.precommit(context, 0, Optional.of(block), fourth));
    }

    @Test
    void ownMessagesOfTwoRoundsAreSentAgainWithTheVotesThatLedToTheRound() {
        HeightConsensus node = opened(fourth);
        for (int round = 0; round < 3; round++) {
            timeout(node, round, Kind.PROPOSE);
            precommit(node, round, Optional.empty(), leader);
            precommit(node, round, Optional.empty(), second);
            precommit(node, round, Optional.empty(), third);
        }
        timeout(node, 3, Kind.PROPOSE);

        List<ConsensusEffect> effects = timeout(node, 0, Kind.RESEND);

        assertThat(votes(effects))
                .containsExactly(
                        TestNetwork.prevote(context, 2, Optional.empty(), fourth),
                        TestNetwork.prevote(context, 3, Optional.empty(), fourth),
                        TestNetwork.precommit(context, 2, Optional.empty(), sorted(0)),
                        TestNetwork.precommit(context, 2, Optional.empty(), sorted(1)),
                        TestNetwork.precommit(context, 2, Optional.empty(), sorted(2)));
        assertThat(armed(effects)).containsExactly(Kind.RESEND);
    }

    @Test
    void theSlotOpensOnMessagesOfSoManyMembersThatOneIsHonest() {
        HeightConsensus node = node(fourth);

        prevote(node, 0, Optional.empty(), leader);
        assertThat(node.view().step()).isEqualTo(ConsensusStep.IDLE);
        prevote(node, 0, Optional.empty(), second);

        assertThat(node.view().step()).isEqualTo(ConsensusStep.PROPOSE);
    }

    @Test
    void anEarlyProposalWaitsAndIsNoEvidence() {
        HeightConsensus node = opened(fourth);

        assertThat(receive(node, network.proposal(context, 1, block))).isEmpty();

        assertThat(nextRoundOnNil(node, 0)).contains(new ConsensusEffect.CheckBlock(block));
    }

    @Test
    void twoVotesAndTwoProposalsInOnePlaceAreEvidenceOnce() {
        HeightConsensus node = opened(fourth);
        propose(node, 0, block);
        prevote(node, 0, Optional.of(block), leader);

        assertThat(evidence(prevote(node, 0, Optional.empty(), leader))).hasSize(1);
        assertThat(evidence(prevote(node, 0, Optional.empty(), leader))).isEmpty();
        assertThat(evidence(receive(node, network.proposal(context, 0, other)))).hasSize(1);
        assertThat(evidence(receive(node, network.proposal(context, 0, other)))).isEmpty();
        assertThat(evidence(receive(node, network.proposal(context, 0, block)))).isEmpty();
    }

    @Test
    void aCertificateDecidesOnceItsBlockIsHere() {
        HeightConsensus node = opened(fourth);

        assertThat(certified(node, certificate(block, leader, second, third)))
                .hasAtLeastOneElementOfType(ConsensusEffect.RequestBlock.class);
        node.step(new ConsensusEvent.BlockFetched(block));

        assertThat(checked(node, block))
                .containsExactly(
                        new ConsensusEffect.Decided(
                                block, certificate(block, leader, second, third)));
    }

    @Test
    void aLatePrecommitIsAddedToTheCertificate() {
        HeightConsensus node = decided();

        assertThat(precommit(node, 0, Optional.of(block), third))
                .containsExactly(
                        new ConsensusEffect.CertificateGrown(
                                certificate(block, leader, second, third, fourth)));
    }

    @Test
    void whoHasNotDecidedIsAnsweredWithTheCertificateOnceUntilTheNextResend() {
        HeightConsensus node = decided();
        ConsensusEffect answer =
                new ConsensusEffect.Send(
                        third.publicKey(), certificate(block, leader, second, fourth));

        assertThat(prevote(node, 0, Optional.empty(), third)).containsExactly(answer);
        assertThat(prevote(node, 1, Optional.empty(), third)).isEmpty();
        timeout(node, 0, Kind.RESEND);
        assertThat(prevote(node, 1, Optional.empty(), third)).containsExactly(answer);
    }

    @Test
    void twoCertificatesOfOneHeightAreSaidLoudly() {
        HeightConsensus node = decided();

        assertThat(certified(node, certificate(other, leader, second, third)))
                .singleElement()
                .isInstanceOf(ConsensusEffect.Halted.class);
    }

    @Test
    void afterARestartTheSameBytesAreSentAgainAndNothingElseIsSigned() {
        HeightConsensus before = lockedInRoundZero(fourth);
        nextRoundOnNil(before, 0);
        ConsensusRecord record = persisted(propose(before, 1, other));

        HeightConsensus after =
                new HeightConsensus(
                        context, Optional.of(fourth), Timeouts.STANDARD, Optional.of(record));
        List<ConsensusEffect> effects = open(after);

        assertThat(votes(effects)).containsAll(record.votes());
        assertThat(effects).noneMatch(ConsensusEffect.Persist.class::isInstance);
        assertThat(votes(propose(after, 1, block))).isEmpty();
        assertThat(after.view().step()).isEqualTo(ConsensusStep.PREVOTE);
    }

    @Test
    void aRecordOfAnotherKeyIsRefused() {
        ConsensusRecord record = persisted(propose(opened(fourth), 0, block));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HeightConsensus(
                                context,
                                Optional.of(third),
                                Timeouts.STANDARD,
                                Optional.of(record)))
                .withMessageContaining(fourth.publicKey().toHex());
    }

    @Test
    void aNodeThatIsNoMemberFollowsAndSignsNothing() {
        HeightConsensus node =
                new HeightConsensus(context, Optional.empty(), Timeouts.STANDARD, Optional.empty());
        List<ConsensusEffect> effects = new ArrayList<>(open(node));
        effects.addAll(propose(node, 0, block));
        for (Signer signer : List.of(leader, second, third)) {
            effects.addAll(prevote(node, 0, Optional.of(block), signer));
            effects.addAll(precommit(node, 0, Optional.of(block), signer));
        }

        assertThat(effects)
                .noneMatch(ConsensusEffect.Broadcast.class::isInstance)
                .contains(
                        new ConsensusEffect.Decided(
                                block, certificate(block, leader, second, third)));
    }
}
