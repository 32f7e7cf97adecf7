package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.MasternodeReward;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsensusVerifierTest {
    private final TestNetwork network = new TestNetwork(4);
    private final HeightContext context = network.first();
    private final ConsensusVerifier verifier = new ConsensusVerifier(context, network.signatures);
    private final Signer member = network.signers.getFirst();
    private final Block block = TestNetwork.block(context, "a");
    private final Vote vote = TestNetwork.precommit(context, 0, Optional.of(block), member);

    @Test
    void aMembersVoteHolds() {
        assertThat(verifier.verify(vote)).isEqualTo(new Verification.Ok<>(new VerifiedVote(vote)));
    }

    @Test
    void aVoteOfAnotherHeightOrNetworkOrOutsiderIsRefused() {
        HeightContext above = network.context(2, block.hash());
        HeightContext elsewhere =
                new HeightContext(
                        Sha256.hash(Bytes.utf8("another chain")),
                        1,
                        context.previousHash(),
                        network.members);
        Signer outsider = network.signatures.signer("outsider");

        assertThat(
                        refusal(
                                verifier.verify(
                                        TestNetwork.prevote(above, 0, Optional.empty(), member))))
                .contains(Refusal.OTHER_HEIGHT);
        assertThat(
                        refusal(
                                verifier.verify(
                                        TestNetwork.prevote(
                                                elsewhere, 0, Optional.empty(), member))))
                .contains(Refusal.BAD_SIGNATURE);
        assertThat(
                        refusal(
                                verifier.verify(
                                        TestNetwork.prevote(
                                                context, 0, Optional.empty(), outsider))))
                .contains(Refusal.NOT_A_MEMBER);
    }

    @Test
    void aSignatureHoldsForItsRoundPhaseBlockAndStateOnly() {
        Block other = TestNetwork.block(context, "b");
        Optional<Hash> hash = vote.block();
        Hash utxo = vote.utxo();

        assertThat(
                        Stream.of(
                                altered(1, Phase.PRECOMMIT, hash, utxo),
                                altered(0, Phase.PREVOTE, hash, Hash.ZERO),
                                altered(0, Phase.PRECOMMIT, Optional.of(other.hash()), utxo),
                                altered(0, Phase.PRECOMMIT, hash, TestNetwork.utxo(other)),
                                altered(0, Phase.PRECOMMIT, Optional.empty(), Hash.ZERO)))
                .allSatisfy(wrong ->
                        assertThat(refusal(verifier.verify(wrong)))
                                .contains(Refusal.BAD_SIGNATURE));
    }

    @Test
    void aVoteHasOneFormForOneChoice() {
        Choice prevoteWithState = new Choice(vote.block(), vote.utxo());
        Choice nilWithState = new Choice(Optional.empty(), vote.utxo());
        Choice nilAsBlock = new Choice(Optional.of(Hash.ZERO), Hash.ZERO);

        assertThat(
                        Stream.of(
                                signed(0, Phase.PREVOTE, prevoteWithState),
                                signed(0, Phase.PRECOMMIT, nilWithState),
                                signed(0, Phase.PREVOTE, nilAsBlock),
                                signed(-1, Phase.PREVOTE, Choice.NIL)))
                .allSatisfy(wrong ->
                        assertThat(refusal(verifier.verify(wrong))).contains(Refusal.MALFORMED));
    }

    @Test
    void onlyTheLeaderOfTheRoundProposes() {
        Signer second = network.leader(context, 1);

        assertThat(verifier.verify(network.proposal(context, 0, block)))
                .isInstanceOf(Verification.Ok.class);
        assertThat(refusal(verifier.verify(proposal(0, OptionalInt.empty(), List.of(), second))))
                .contains(Refusal.NOT_THE_LEADER);
    }

    @Test
    void aProposedBlockFollowsTheOneBelow() {
        HeightContext fork = network.context(1, block.hash());
        Block elsewhere = TestNetwork.block(fork, "a");

        assertThat(refusal(verifier.verify(network.proposal(context, 0, elsewhere))))
                .contains(Refusal.WRONG_BLOCK);
    }

    @Test
    void aProposalPassedOnWithAnotherBodyIsRefused() {
        Proposal good = network.proposal(context, 0, block);
        Block sameHash =
                new Block(block.header(), List.of(), List.of(new MasternodeReward("thief", 1)));
        Proposal bad =
                new Proposal(
                        good.height(),
                        good.round(),
                        sameHash,
                        good.validRound(),
                        good.justification(),
                        good.proposer(),
                        good.signature());

        assertThat(sameHash.hash()).isEqualTo(block.hash());
        assertThat(refusal(verifier.verify(bad))).contains(Refusal.BAD_SIGNATURE);
    }

    @Test
    void aProofOfLockIsAQuorumOfPrevotesForTheBlockInTheRoundItNames() {
        List<Vote> proof = prevotes(0, block, 3);

        assertThat(verifier.verify(justified(1, 0, proof))).isInstanceOf(Verification.Ok.class);
        assertThat(
                        Stream.of(
                                justified(1, 0, proof.subList(0, 2)),
                                justified(2, 1, proof),
                                justified(1, 1, prevotes(1, block, 3)),
                                justified(1, 0, prevotes(0, TestNetwork.block(context, "b"), 3)),
                                justified(1, 0, precommits(3)),
                                proposal(
                                        1, OptionalInt.empty(), proof, network.leader(context, 1))))
                .allSatisfy(wrong ->
                        assertThat(refusal(verifier.verify(wrong)))
                                .contains(Refusal.BAD_JUSTIFICATION));
    }

    @Test
    void aRepeatedVoterCountsForNothing() {
        List<Vote> repeated = Collections.nCopies(3, prevotes(0, block, 1).getFirst());

        assertThat(refusal(verifier.verify(justified(1, 0, repeated)))).contains(Refusal.MALFORMED);
        assertThat(refusal(verifier.verify(certificate(Collections.nCopies(1000, vote)))))
                .contains(Refusal.MALFORMED);
    }

    @Test
    void aCertificateIsAQuorumOfPrecommits() {
        assertThat(verifier.verify(certificate(precommits(3)))).isInstanceOf(Verification.Ok.class);
        assertThat(refusal(verifier.verify(certificate(precommits(2)))))
                .contains(Refusal.NO_QUORUM);
        assertThat(refusal(verifier.verify(certificate(prevotes(0, block, 3)))))
                .contains(Refusal.BAD_SIGNATURE);
    }

    private Vote altered(int round, Phase phase, Optional<Hash> hash, Hash utxo) {
        return new Vote(vote.height(), round, phase, hash, utxo, vote.voter(), vote.signature());
    }

    private Vote signed(int round, Phase phase, Choice choice) {
        return TestNetwork.vote(context, round, phase, choice, member);
    }

    private Proposal proposal(
            int round, OptionalInt validRound, List<Vote> justification, Signer signer) {
        return TestNetwork.proposal(context, round, block, validRound, justification, signer);
    }

    private Proposal justified(int round, int validRound, List<Vote> justification) {
        return proposal(
                round, OptionalInt.of(validRound), justification, network.leader(context, round));
    }

    private List<Vote> prevotes(int round, Block voted, int count) {
        return network.signers.stream()
                .limit(count)
                .map(signer -> TestNetwork.prevote(context, round, Optional.of(voted), signer))
                .toList();
    }

    private List<Vote> precommits(int count) {
        return network.signers.stream()
                .limit(count)
                .map(signer -> TestNetwork.precommit(context, 0, Optional.of(block), signer))
                .toList();
    }

    private CommitCertificate certificate(List<Vote> votes) {
        return new CommitCertificate(
                1,
                0,
                block.hash(),
                TestNetwork.utxo(block),
                votes.stream()
                        .map(signed -> new CommitSignature(signed.voter(), signed.signature()))
                        .toList());
    }

    private static <T> Optional<Refusal> refusal(Verification<T> verification) {
        return switch (verification) {
            case Verification.Ok<T> _ -> Optional.empty();
            case Verification.Refused<T> refused -> Optional.of(refused.reason());
        };
    }
}
