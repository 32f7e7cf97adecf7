package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusTimeout.Kind;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each rule by itself, with four members: q = 3, n − q + 1 = 2. Lines are of arXiv 1807.04938, Algorithm 1. */
class HeightConsensusTest {
    private final TestNetwork network = new TestNetwork(4);
    private final HeightContext context = network.first();
    private final Signer leader = network.leader(context, 0);
    private final Signer second = network.leader(context, 1);
    private final Signer third = network.leader(context, 2);
    private final Signer fourth = network.leader(context, 3);
    private final Block block = TestNetwork.block(context, "a");
    private final Block other = TestNetwork.block(context, "b");

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

    private HeightConsensus node(Signer signer) {
        return new HeightConsensus(
                context, Optional.of(signer), Timeouts.STANDARD, Optional.empty());
    }

    private static List<ConsensusEffect> open(HeightConsensus node) {
        return node.step(new ConsensusEvent.SlotOpened());
    }

    private HeightConsensus opened(Signer signer) {
        HeightConsensus node = node(signer);
        open(node);
        return node;
    }

    private HeightConsensus lockedInRoundZero(Signer signer) {
        HeightConsensus node = opened(signer);
        propose(node, 0, block);
        network.signers.stream()
                .filter(member -> !member.equals(signer))
                .limit(2)
                .forEach(member -> prevote(node, 0, Optional.of(block), member));
        assertThat(node.view().step()).isEqualTo(ConsensusStep.PRECOMMIT);
        return node;
    }

    private HeightConsensus decided() {
        HeightConsensus node = lockedInRoundZero(fourth);
        precommit(node, 0, Optional.of(block), leader);
        precommit(node, 0, Optional.of(block), second);
        return node;
    }

    private List<ConsensusEffect> propose(HeightConsensus node, int round, Block proposed) {
        return propose(node, round, proposed, TestNetwork.validity(proposed));
    }

    private List<ConsensusEffect> propose(
            HeightConsensus node, int round, Block proposed, Validity validity) {
        List<ConsensusEffect> effects =
                new ArrayList<>(receive(node, network.proposal(context, round, proposed)));
        effects.addAll(node.step(new ConsensusEvent.BlockChecked(proposed.hash(), validity)));
        return effects;
    }

    private static List<ConsensusEffect> receiveAndCheck(HeightConsensus node, Proposal proposal) {
        List<ConsensusEffect> effects = new ArrayList<>(receive(node, proposal));
        effects.addAll(checked(node, proposal.block()));
        return effects;
    }

    private static List<ConsensusEffect> receive(HeightConsensus node, Proposal proposal) {
        return node.step(new ConsensusEvent.ProposalReceived(new VerifiedProposal(proposal)));
    }

    private static List<ConsensusEffect> receive(HeightConsensus node, Vote vote) {
        return node.step(new ConsensusEvent.VoteReceived(new VerifiedVote(vote)));
    }

    private static List<ConsensusEffect> certified(
            HeightConsensus node, CommitCertificate certificate) {
        return node.step(
                new ConsensusEvent.CertificateReceived(new VerifiedCertificate(certificate)));
    }

    private static List<ConsensusEffect> checked(HeightConsensus node, Block block) {
        return node.step(
                new ConsensusEvent.BlockChecked(block.hash(), TestNetwork.validity(block)));
    }

    private List<ConsensusEffect> prevote(
            HeightConsensus node, int round, Optional<Block> choice, Signer signer) {
        return receive(node, TestNetwork.prevote(context, round, choice, signer));
    }

    private List<ConsensusEffect> precommit(
            HeightConsensus node, int round, Optional<Block> choice, Signer signer) {
        return receive(node, TestNetwork.precommit(context, round, choice, signer));
    }

    /** Nil precommits of as many members as it takes; gives the effects of the last. */
    private List<ConsensusEffect> nextRoundOnNil(HeightConsensus node, int round) {
        List<ConsensusEffect> effects = List.of();
        for (int member = 0; node.view().round() == round; member++) {
            effects = precommit(node, round, Optional.empty(), network.signers.get(member));
        }
        return effects;
    }

    private List<ConsensusEffect> timeout(HeightConsensus node, int round, Kind kind) {
        return node.step(
                new ConsensusEvent.TimeoutFired(
                        new ConsensusTimeout(context.height(), round, kind)));
    }

    private CommitCertificate certificate(Block decided, Signer... voters) {
        return new CommitCertificate(
                context.height(),
                0,
                decided.hash(),
                TestNetwork.utxo(decided),
                List.of(voters).stream()
                        .map(voter ->
                                TestNetwork.precommit(context, 0, Optional.of(decided), voter))
                        .map(vote -> new CommitSignature(vote.voter(), vote.signature()))
                        .toList());
    }

    /** The members but the fourth of the rounds, in order of key. */
    private Signer sorted(int index) {
        return network.signers.stream()
                .filter(signer -> !signer.equals(fourth))
                .toList()
                .get(index);
    }

    private static List<PublicKey> keys(List<Signer> signers) {
        return signers.stream().map(Signer::publicKey).sorted().toList();
    }

    private static List<Vote> votes(List<ConsensusEffect> effects) {
        return sent(effects, Vote.class);
    }

    private static List<Proposal> proposals(List<ConsensusEffect> effects) {
        return sent(effects, Proposal.class);
    }

    private static <T> List<T> sent(List<ConsensusEffect> effects, Class<T> kind) {
        return effects.stream()
                .filter(ConsensusEffect.Broadcast.class::isInstance)
                .map(effect -> ((ConsensusEffect.Broadcast) effect).message())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static List<Kind> armed(List<ConsensusEffect> effects) {
        return effects.stream()
                .filter(ConsensusEffect.Arm.class::isInstance)
                .map(effect -> ((ConsensusEffect.Arm) effect).timeout().kind())
                .toList();
    }

    private static List<Evidence> evidence(List<ConsensusEffect> effects) {
        return effects.stream()
                .filter(ConsensusEffect.FoundEvidence.class::isInstance)
                .map(effect -> ((ConsensusEffect.FoundEvidence) effect).evidence())
                .toList();
    }

    private static ConsensusRecord persisted(List<ConsensusEffect> effects) {
        return effects.stream()
                .filter(ConsensusEffect.Persist.class::isInstance)
                .map(effect -> ((ConsensusEffect.Persist) effect).record())
                .findFirst()
                .orElseThrow();
    }
}
