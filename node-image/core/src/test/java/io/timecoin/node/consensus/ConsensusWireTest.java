package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsensusWireTest {
    private final TestNetwork network = new TestNetwork(4);
    private final HeightContext context = network.first();
    private final Signer signer = network.signers.getFirst();
    private final Block block = TestNetwork.block(context, "a");
    private final Vote vote = TestNetwork.precommit(context, 7, Optional.of(block), signer);

    @Test
    void whatIsSentIsReadBackTheSame() {
        Vote nil = TestNetwork.prevote(context, 0, Optional.empty(), signer);
        Proposal proposal =
                TestNetwork.proposal(
                        context, 8, block, OptionalInt.of(7), List.of(vote, nil), signer);
        CommitCertificate certificate =
                new CommitCertificate(
                        1,
                        7,
                        block.hash(),
                        vote.utxo(),
                        List.of(new CommitSignature(vote.voter(), vote.signature())));

        assertThat(ConsensusWire.parse(wire(vote))).isEqualTo(new Verification.Ok<>(vote));
        assertThat(ConsensusWire.parse(wire(nil))).isEqualTo(new Verification.Ok<>(nil));
        assertThat(
                        ConsensusWire.parse(
                                (BlockProposal) ConsensusWire.toWire((ConsensusMessage) proposal)))
                .isEqualTo(new Verification.Ok<>(proposal));
        assertThat(ConsensusWire.parse(ConsensusWire.toWire(certificate)))
                .isEqualTo(new Verification.Ok<>(certificate));
    }

    @Test
    void nilIsAZeroHashThatIsNotApproved() {
        BlockVote nil = wire(TestNetwork.prevote(context, 0, Optional.empty(), signer));

        assertThat(nil.approve()).isFalse();
        assertThat(nil.blockHash()).isEqualTo(Hash.ZERO);
    }

    @Test
    void messagesOfReferenceNodesAreRefused() {
        BlockVote ours = wire(vote);

        assertThat(
                        ConsensusWire.parse(
                                new BlockVote(
                                        ours.blockHash(),
                                        1,
                                        ours.voter(),
                                        ours.signature(),
                                        true,
                                        Optional.empty())))
                .isInstanceOf(Verification.Refused.class);
        assertThat(
                        ConsensusWire.parse(
                                new BlockProposal(
                                        block,
                                        ours.voter(),
                                        ours.signature(),
                                        0,
                                        Optional.empty())))
                .isInstanceOf(Verification.Refused.class);
        assertThat(
                        ConsensusWire.parse(
                                new BlockCommit(block.hash(), 1, List.of(), Optional.empty())))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void voterSignatureAndApprovalMustHaveOurForm() {
        BlockVote ours = wire(vote);
        Bytes signature = ours.signature();

        assertThat(
                        List.of(
                                altered(ours, "127.0.0.1", signature, true),
                                altered(ours, ours.voter(), Bytes.EMPTY, true),
                                altered(ours, ours.voter(), signature, false)))
                .allSatisfy(wrong ->
                        assertThat(ConsensusWire.parse(wrong))
                                .isInstanceOf(Verification.Refused.class));
    }

    private static BlockVote altered(
            BlockVote ours, String voter, Bytes signature, boolean approve) {
        return new BlockVote(
                ours.blockHash(), ours.height(), voter, signature, approve, ours.extension());
    }

    private static BlockVote wire(Vote vote) {
        return (BlockVote) ConsensusWire.toWire((ConsensusMessage) vote);
    }
}
