package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.consensus.Phase;
import io.timecoin.node.consensus.Proposal;
import io.timecoin.node.consensus.SignedBytes;
import io.timecoin.node.consensus.Vote;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.ChainStatus;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A node that fetches blocks past the height that it is deciding must not decide that height any more: it could not commit
 * it, and halted for good. The scenario of random faults found it with seed 730.
 */
class OvertakenHeightTest {
    private static final int MISSED = 10;

    private final VirtualNetwork network = new Simulation(1, List.of()).network(4);
    private final VirtualNode late = network.node(3);
    private final VirtualNode peer = network.node(0);

    @Test
    void aHeightThatWasFetchedIsNotDecidedAgain() {
        network.startAll();
        network.run(Duration.ofSeconds(10));
        network.separate(Set.of(late));
        network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(MISSED));
        long open = late.height() + 1;

        tell(ConsensusWire.toWire(proposalOf(open)));
        tell(statusOf(peer.height()));
        tell(blocks(open, open + MISSED / 2));
        precommits(block(open).certificate()).forEach(vote -> tell(ConsensusWire.toWire(vote)));

        assertThat(late.height()).isEqualTo(open + MISSED / 2);
        network.heal();
        assertThat(network.runUntil(() -> network.reached(network.due()), Duration.ofSeconds(10)))
                .isTrue();
    }

    private void tell(Message message) {
        late.take(
                new NodeEvent.Peers(
                        new PeerEvent.MessageReceived(
                                network.links().connection(late, peer).orElseThrow(), message)));
    }

    private CertifiedBlock block(long height) {
        return peer.disk().load().blocks().block(height).orElseThrow();
    }

    private Proposal proposalOf(long height) {
        CertifiedBlock certified = block(height);
        int round = certified.certificate().round();
        Signer leader = leader(height, round);
        return new Proposal(
                height,
                round,
                certified.block(),
                OptionalInt.empty(),
                List.of(),
                leader.publicKey(),
                leader.sign(
                        SignedBytes.proposal(
                                network.genesis().hash(),
                                height,
                                round,
                                certified.block(),
                                OptionalInt.empty())));
    }

    private Signer leader(long height, int round) {
        var key =
                network.genesis()
                        .memberSet()
                        .leader(block(height - 1).block().hash(), height, round)
                        .publicKey();
        return network.nodes().stream()
                .map(VirtualNode::signer)
                .filter(signer -> signer.publicKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private ChainStatus statusOf(long height) {
        CertifiedBlock head = block(height);
        return new ChainStatus(
                height, head.block().hash(), Optional.of(ConsensusWire.toWire(head.certificate())));
    }

    private CertifiedBlocks blocks(long first, long last) {
        return new CertifiedBlocks(
                LongStream.rangeClosed(first, last)
                        .mapToObj(this::block)
                        .map(block ->
                                new CertifiedBlockData(
                                        block.block(), ConsensusWire.toWire(block.certificate())))
                        .toList());
    }

    private static List<Vote> precommits(CommitCertificate certificate) {
        return certificate.signatures().stream()
                .map(signed -> precommit(certificate, signed))
                .toList();
    }

    private static Vote precommit(CommitCertificate certificate, CommitSignature signed) {
        return new Vote(
                certificate.height(),
                certificate.round(),
                Phase.PRECOMMIT,
                Optional.of(certificate.block()),
                certificate.utxo(),
                signed.voter(),
                signed.signature());
    }
}
