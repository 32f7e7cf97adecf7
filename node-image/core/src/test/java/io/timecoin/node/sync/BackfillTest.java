package io.timecoin.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.sync.SyncEffect.AskBlocks;
import io.timecoin.node.sync.SyncEffect.Blame;
import io.timecoin.node.sync.SyncEffect.KeepOld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackfillTest {
    private static final ConnectionId FIRST = new ConnectionId(1);
    private static final ConnectionId SECOND = new ConnectionId(2);
    private static final int HEAD = 500;
    private static final int LOWEST = 300;

    private final List<CertifiedBlock> chain = chain();
    private final List<SyncEffect> effects = new ArrayList<>();
    private Optional<String> fault = Optional.empty();

    private static List<CertifiedBlock> chain() {
        List<CertifiedBlock> chain = new ArrayList<>();
        Hash previous = Hash.ZERO;
        for (int height = 0; height <= HEAD; height++) {
            BlockHeader header = new BlockHeader(1, height, previous, Hash.ZERO, height, 0);
            Block block = new Block(header, List.of(), List.of());
            previous = block.hash();
            chain.add(
                    new CertifiedBlock(
                            block,
                            new CommitCertificate(height, 0, previous, Hash.ZERO, List.of())));
        }
        return chain;
    }

    private Backfill backfill(SyncSettings settings) {
        Hash below = chain.get(LOWEST - 1).block().hash();
        Backfill backfill = new Backfill(settings, LOWEST, below, _ -> fault);
        backfill.peerReady(FIRST);
        backfill.peerReady(SECOND);
        backfill.advance(HEAD, effects);
        return backfill;
    }

    private Backfill backfill() {
        return backfill(SyncSettings.DEFAULT);
    }

    private List<CertifiedBlock> blocks(int start, int end) {
        return chain.subList(start, end + 1);
    }

    private void answer(Backfill backfill, int start, int end) {
        effects.clear();
        assertThat(backfill.isAnswer(FIRST, blocks(start, end))).isTrue();
        backfill.received(blocks(start, end), effects);
        backfill.advance(HEAD, effects);
    }

    private List<Integer> kept() {
        return effects.stream()
                .flatMap(effect ->
                        effect instanceof KeepOld(CertifiedBlock block)
                                ? IntStream.of((int) block.height()).boxed()
                                : IntStream.empty().boxed())
                .toList();
    }

    @Test
    void asksOnePeerAtATimeFromTheTopDown() {
        Backfill backfill = backfill();

        assertThat(effects.getFirst()).isEqualTo(new AskBlocks(FIRST, 199, 299));
        answer(backfill, 199, 299);

        assertThat(kept()).hasSize(101).startsWith(299, 298).endsWith(199);
        assertThat(effects).contains(new AskBlocks(FIRST, 98, 198));
        assertThat(backfill.left(HEAD)).isEqualTo(198);
    }

    @Test
    void endsAtTheFirstBlock() {
        Backfill backfill = backfill();
        answer(backfill, 199, 299);
        answer(backfill, 98, 198);
        assertThat(effects).contains(new AskBlocks(FIRST, 1, 97));
        answer(backfill, 1, 97);

        assertThat(kept()).endsWith(2, 1);
        assertThat(backfill.left(HEAD)).isZero();
        assertThat(effects).doesNotHaveAnyElementsOfTypes(AskBlocks.class);
    }

    @Test
    void fetchesNoMoreThanAreKept() {
        Backfill backfill = backfill(SyncSettings.DEFAULT.withKeptBlocks(250));

        assertThat(effects.getFirst()).isEqualTo(new AskBlocks(FIRST, 251, 299));
        answer(backfill, 251, 299);

        assertThat(backfill.left(HEAD)).isZero();
        assertThat(backfill.left(2 * HEAD)).as("it does not begin again").isZero();
    }

    @Test
    void asksForFewerWhereAnAnswerDoesNotHoldAll() {
        Backfill backfill = backfill();

        answer(backfill, 199, 208);
        assertThat(kept()).isEmpty();
        assertThat(effects).contains(new AskBlocks(FIRST, 290, 299));
        answer(backfill, 290, 299);

        assertThat(kept()).hasSize(10);
        assertThat(effects).as("and for more again").contains(new AskBlocks(FIRST, 270, 289));
    }

    @Test
    void blamesWhoeverSendsAnotherBlockAndAsksTheNext() {
        Backfill backfill = backfill();
        BlockHeader header = new BlockHeader(1, 299, Hash.ZERO, Hash.ZERO, 7, 0);
        CertifiedBlock other =
                new CertifiedBlock(
                        new Block(header, List.of(), List.of()), chain.get(299).certificate());
        effects.clear();

        backfill.received(List.of(other), effects);
        backfill.advance(HEAD, effects);

        assertThat(kept()).isEmpty();
        assertThat(effects).contains(new Blame(FIRST, "block 299 is not the one below 300"));
        assertThat(effects)
                .anySatisfy(effect ->
                        assertThat(effect)
                                .isInstanceOfSatisfying(
                                        AskBlocks.class,
                                        ask -> assertThat(ask.peer()).isEqualTo(SECOND)));
    }

    @Test
    void blamesWhoeverSendsABlockWithAFault() {
        Backfill backfill = backfill();
        fault = Optional.of("its certificate does not hold");

        answer(backfill, 199, 299);

        assertThat(kept()).isEmpty();
        assertThat(effects).contains(new Blame(FIRST, "its certificate does not hold"));
    }

    @Test
    void asksAnotherWhereOneDoesNotAnswer() {
        Backfill backfill = backfill();
        effects.clear();

        backfill.expired(FIRST, 299);
        backfill.advance(HEAD, effects);

        assertThat(effects).contains(new AskBlocks(SECOND, 199, 299));
    }

    @Test
    void asksAnotherWhereOneIsGone() {
        Backfill backfill = backfill();
        effects.clear();

        backfill.peerGone(FIRST);
        backfill.advance(HEAD, effects);

        assertThat(effects).contains(new AskBlocks(SECOND, 199, 299));
    }

    @Test
    void takesNoAnswerOfOthersOrToOtherQuestions() {
        Backfill backfill = backfill();

        assertThat(backfill.isAnswer(SECOND, blocks(199, 299))).isFalse();
        assertThat(backfill.isAnswer(FIRST, blocks(1, 100))).isFalse();
    }
}
