package io.timecoin.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.sync.SyncEffect.AskBlocks;
import io.timecoin.node.sync.SyncEffect.AskStatus;
import io.timecoin.node.sync.SyncEffect.Blame;
import io.timecoin.node.sync.SyncTimer.AskedLongEnough;
import io.timecoin.node.sync.SyncTimer.RequestExpired;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockSyncTest {
    private static final ConnectionId FIRST = new ConnectionId(1);
    private static final ConnectionId SECOND = new ConnectionId(2);
    private static final NodeId NODE_ONE = NodeId.fromHex("01".repeat(NodeId.LENGTH));
    private static final NodeId NODE_TWO = NodeId.fromHex("02".repeat(NodeId.LENGTH));
    private static final int QUORUM_OF_FOUR = 3;

    private static final Backfill NOTHING_BELOW =
            new Backfill(SyncSettings.DEFAULT, 1, Hash.ZERO, _ -> Optional.empty());

    private final List<Long> appended = new ArrayList<>();
    private final BlockSync sync =
            new BlockSync(
                    SyncSettings.DEFAULT, 0, QUORUM_OF_FOUR, true, this::append, NOTHING_BELOW);

    private Optional<String> append(CertifiedBlock block) {
        if (block.block().header().blockReward() < 0) {
            return Optional.of("its certificate is not valid");
        }
        appended.add(block.height());
        return Optional.empty();
    }

    @Test
    void stopsAskingWhenAQuorumIncludingItselfAnsweredThatNobodyIsAhead() {
        sync.start();
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);

        sync.proved(FIRST, 0);
        assertThat(sync.isAsking()).isTrue();

        sync.proved(SECOND, 0);
        assertThat(sync.isAsking()).isFalse();
    }

    @Test
    void doesNotCountThoseWhoAreNoMembers() {
        sync.start();
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, false);

        sync.proved(FIRST, 0);
        sync.proved(SECOND, 0);

        assertThat(sync.isAsking()).isTrue();
    }

    @Test
    void goesOnWithoutAnswersWhenItAskedLongEnough() {
        sync.start();

        sync.timerFired(new AskedLongEnough());

        assertThat(sync.isAsking()).isFalse();
        assertThat(sync.isBehind()).isFalse();
    }

    @Test
    void asksEachPeerForItsHeightWhenItConnects() {
        assertThat(sync.peerReady(FIRST, NODE_ONE, true)).containsExactly(new AskStatus(FIRST));
    }

    @Test
    void sharesMissingRangesAmongPeersAndAppendsInOrder() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);

        assertThat(sync.proved(FIRST, 150)).contains(new AskBlocks(FIRST, 1, 101));
        assertThat(sync.proved(SECOND, 150)).contains(new AskBlocks(SECOND, 102, 150));
        sync.received(SECOND, blocks(102, 150));
        assertThat(appended).isEmpty();

        sync.received(FIRST, blocks(1, 101));
        assertThat(appended)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 150).boxed().toList());
        assertThat(sync.isBehind()).isFalse();
    }

    @Test
    void asksForTheRestWhenAPeerAnswersWithFewerBlocks() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.proved(FIRST, 10);

        List<SyncEffect> effects = sync.received(FIRST, blocks(1, 4));

        assertThat(appended).containsExactly(1L, 2L, 3L, 4L);
        assertThat(effects).contains(new AskBlocks(FIRST, 5, 10));
    }

    @Test
    void asksAnotherPeerWhenOneDoesNotAnswerInTime() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);
        sync.proved(FIRST, 5);
        sync.proved(SECOND, 5);

        List<SyncEffect> effects = sync.timerFired(new RequestExpired(FIRST, 1));

        assertThat(effects).contains(new AskBlocks(SECOND, 1, 5));
        assertThat(sync.received(FIRST, blocks(1, 5))).isEmpty();
        assertThat(appended).isEmpty();
    }

    @Test
    void ignoresATimerOfARequestThatWasAnswered() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.proved(FIRST, 5);
        sync.received(FIRST, blocks(1, 5));

        assertThat(sync.timerFired(new RequestExpired(FIRST, 1))).isEmpty();
    }

    @Test
    void blamesThePeerWhoseBlockDoesNotFollowAndAsksAnother() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);
        sync.proved(FIRST, 2);
        sync.proved(SECOND, 2);

        List<SyncEffect> effects = sync.received(FIRST, List.of(block(1, -1), block(2, 0)));

        assertThat(effects)
                .contains(new Blame(FIRST, "its certificate is not valid"))
                .contains(new AskBlocks(SECOND, 1, 2));
        assertThat(appended).isEmpty();
    }

    @Test
    void takesNoBlocksThatItDidNotAskFor() {
        sync.peerReady(FIRST, NODE_ONE, true);

        assertThat(sync.received(FIRST, blocks(1, 3))).isEmpty();

        assertThat(appended).isEmpty();
    }

    @Test
    void forgetsWhatConsensusCommittedMeanwhile() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.proved(FIRST, 1);

        sync.committed(1);
        sync.received(FIRST, blocks(1, 1));

        assertThat(appended).isEmpty();
        assertThat(sync.isBehind()).isFalse();
    }

    @Test
    void asksAnotherPeerWhenAConnectionEnds() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);
        sync.proved(FIRST, 3);
        sync.proved(SECOND, 3);

        assertThat(sync.peerGone(FIRST)).contains(new AskBlocks(SECOND, 1, 3));
    }

    @Test
    void asksAnotherAsWellWhenOneHoldsUpTheOthers() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);
        sync.proved(FIRST, 1_000);
        sync.proved(SECOND, 1_000);
        sync.received(SECOND, blocks(102, 202));
        sync.received(SECOND, blocks(203, 303));

        List<SyncEffect> effects = sync.received(SECOND, blocks(304, 404));

        assertThat(effects).contains(new AskBlocks(SECOND, 1, 101));
        sync.received(SECOND, blocks(1, 101));
        assertThat(appended).hasSize(404);
    }

    @Test
    void remembersWhoWasAtFaultWhenItComesBackOverAnotherConnection() {
        sync.peerReady(FIRST, NODE_ONE, true);
        sync.proved(FIRST, 5);
        sync.timerFired(new RequestExpired(FIRST, 1));
        sync.peerGone(FIRST);
        ConnectionId again = new ConnectionId(0);
        sync.peerReady(again, NODE_ONE, true);
        sync.peerReady(SECOND, NODE_TWO, true);
        sync.proved(again, 5);
        sync.peerGone(again);

        assertThat(sync.proved(SECOND, 5)).contains(new AskBlocks(SECOND, 1, 5));
    }

    @Test
    void takesNoPartBelowATrustedHeight() {
        BlockSync wary =
                new BlockSync(
                        SyncSettings.DEFAULT.withTrusted(
                                Optional.of(new TrustedBlock(7, Hash.ZERO))),
                        0,
                        QUORUM_OF_FOUR,
                        true,
                        this::append,
                        NOTHING_BELOW);
        wary.start();
        wary.timerFired(new AskedLongEnough());

        assertThat(wary.target()).isEqualTo(7);
        assertThat(wary.isBehind()).isTrue();
        wary.peerReady(FIRST, NODE_ONE, true);
        assertThat(wary.proved(FIRST, 7)).contains(new AskBlocks(FIRST, 1, 7));
        wary.received(FIRST, blocks(1, 7));
        assertThat(wary.isBehind()).isFalse();
    }

    @Test
    void asksForAHundredAndOneBlocksAtMostAndNoMoreThanFourRangesAhead() {
        List<AskBlocks> asked = new ArrayList<>();
        for (int peer = 1; peer <= 8; peer++) {
            ConnectionId connection = new ConnectionId(peer);
            sync.peerReady(connection, NodeId.fromHex("%02x".formatted(peer).repeat(32)), true);
            sync.proved(connection, 10_000).stream()
                    .filter(AskBlocks.class::isInstance)
                    .map(AskBlocks.class::cast)
                    .forEach(asked::add);
        }

        assertThat(asked)
                .containsExactly(
                        new AskBlocks(new ConnectionId(1), 1, 101),
                        new AskBlocks(new ConnectionId(2), 102, 202),
                        new AskBlocks(new ConnectionId(3), 203, 303),
                        new AskBlocks(new ConnectionId(4), 304, 404));
    }

    private static List<CertifiedBlock> blocks(long start, long end) {
        return LongStream.rangeClosed(start, end).mapToObj(height -> block(height, 0)).toList();
    }

    private static CertifiedBlock block(long height, long reward) {
        Block block =
                new Block(
                        new BlockHeader(1, height, Hash.ZERO, Hash.ZERO, height, reward),
                        List.of(),
                        List.of());
        return new CertifiedBlock(
                block, new CommitCertificate(height, 0, block.hash(), Hash.ZERO, List.of()));
    }
}
