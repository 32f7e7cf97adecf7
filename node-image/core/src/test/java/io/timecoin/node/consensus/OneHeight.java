package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusTimeout.Kind;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A height with four members, q = 3, n − q + 1 = 2, and the words in which its tests speak. */
abstract class OneHeight {
    final TestNetwork network = new TestNetwork(4);
    final HeightContext context = network.first();
    final Signer leader = network.leader(context, 0);
    final Signer second = network.leader(context, 1);
    final Signer third = network.leader(context, 2);
    final Signer fourth = network.leader(context, 3);
    final Block block = TestNetwork.block(context, "a");
    final Block other = TestNetwork.block(context, "b");

    HeightConsensus node(Signer signer) {
        return new HeightConsensus(
                context, Optional.of(signer), Timeouts.STANDARD, Optional.empty());
    }

    static List<ConsensusEffect> open(HeightConsensus node) {
        return node.step(new ConsensusEvent.SlotOpened());
    }

    HeightConsensus opened(Signer signer) {
        HeightConsensus node = node(signer);
        open(node);
        return node;
    }

    HeightConsensus lockedInRoundZero(Signer signer) {
        HeightConsensus node = opened(signer);
        propose(node, 0, block);
        network.signers.stream()
                .filter(member -> !member.equals(signer))
                .limit(2)
                .forEach(member -> prevote(node, 0, Optional.of(block), member));
        assertThat(node.view().step()).isEqualTo(ConsensusStep.PRECOMMIT);
        return node;
    }

    HeightConsensus decided() {
        HeightConsensus node = lockedInRoundZero(fourth);
        precommit(node, 0, Optional.of(block), leader);
        precommit(node, 0, Optional.of(block), second);
        return node;
    }

    List<ConsensusEffect> propose(HeightConsensus node, int round, Block proposed) {
        return propose(node, round, proposed, TestNetwork.validity(proposed));
    }

    List<ConsensusEffect> propose(
            HeightConsensus node, int round, Block proposed, Validity validity) {
        List<ConsensusEffect> effects =
                new ArrayList<>(receive(node, network.proposal(context, round, proposed)));
        effects.addAll(node.step(new ConsensusEvent.BlockChecked(proposed.hash(), validity)));
        return effects;
    }

    static List<ConsensusEffect> receiveAndCheck(HeightConsensus node, Proposal proposal) {
        List<ConsensusEffect> effects = new ArrayList<>(receive(node, proposal));
        effects.addAll(checked(node, proposal.block()));
        return effects;
    }

    static List<ConsensusEffect> receive(HeightConsensus node, Proposal proposal) {
        return node.step(new ConsensusEvent.ProposalReceived(new VerifiedProposal(proposal)));
    }

    static List<ConsensusEffect> receive(HeightConsensus node, Vote vote) {
        return node.step(new ConsensusEvent.VoteReceived(new VerifiedVote(vote)));
    }

    static List<ConsensusEffect> certified(HeightConsensus node, CommitCertificate certificate) {
        return node.step(
                new ConsensusEvent.CertificateReceived(new VerifiedCertificate(certificate)));
    }

    static List<ConsensusEffect> checked(HeightConsensus node, Block block) {
        return node.step(
                new ConsensusEvent.BlockChecked(block.hash(), TestNetwork.validity(block)));
    }

    List<ConsensusEffect> prevote(
            HeightConsensus node, int round, Optional<Block> choice, Signer signer) {
        return receive(node, TestNetwork.prevote(context, round, choice, signer));
    }

    List<ConsensusEffect> precommit(
            HeightConsensus node, int round, Optional<Block> choice, Signer signer) {
        return receive(node, TestNetwork.precommit(context, round, choice, signer));
    }

    /** Nil precommits of as many members as it takes; gives the effects of the last. */
    List<ConsensusEffect> nextRoundOnNil(HeightConsensus node, int round) {
        List<ConsensusEffect> effects = List.of();
        for (int member = 0; node.view().round() == round; member++) {
            effects = precommit(node, round, Optional.empty(), network.signers.get(member));
        }
        return effects;
    }

    List<ConsensusEffect> timeout(HeightConsensus node, int round, Kind kind) {
        return node.step(
                new ConsensusEvent.TimeoutFired(
                        new ConsensusTimeout(context.height(), round, kind)));
    }

    CommitCertificate certificate(Block decided, Signer... voters) {
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
    Signer sorted(int index) {
        return network.signers.stream()
                .filter(signer -> !signer.equals(fourth))
                .toList()
                .get(index);
    }

    static List<PublicKey> keys(List<Signer> signers) {
        return signers.stream().map(Signer::publicKey).sorted().toList();
    }

    static List<Vote> votes(List<ConsensusEffect> effects) {
        return sent(effects, Vote.class);
    }

    static List<Proposal> proposals(List<ConsensusEffect> effects) {
        return sent(effects, Proposal.class);
    }

    static <T> List<T> sent(List<ConsensusEffect> effects, Class<T> kind) {
        return effects.stream()
                .filter(ConsensusEffect.Broadcast.class::isInstance)
                .map(effect -> ((ConsensusEffect.Broadcast) effect).message())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static List<Kind> armed(List<ConsensusEffect> effects) {
        return effects.stream()
                .filter(ConsensusEffect.Arm.class::isInstance)
                .map(effect -> ((ConsensusEffect.Arm) effect).timeout().kind())
                .toList();
    }

    static List<Evidence> evidence(List<ConsensusEffect> effects) {
        return effects.stream()
                .filter(ConsensusEffect.FoundEvidence.class::isInstance)
                .map(effect -> ((ConsensusEffect.FoundEvidence) effect).evidence())
                .toList();
    }

    static ConsensusRecord persisted(List<ConsensusEffect> effects) {
        return effects.stream()
                .filter(ConsensusEffect.Persist.class::isInstance)
                .map(effect -> ((ConsensusEffect.Persist) effect).record())
                .findFirst()
                .orElseThrow();
    }
}
