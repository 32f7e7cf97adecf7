package io.timecoin.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.consensus.Proposal;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.peers.ConnectionId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProposalPaceTest {
    private static final ConnectionId PEER = new ConnectionId(1);
    private static final int SCRIPT_BYTES = 10_000;

    private final Signer leader = new StubSignatures().signer("leader");
    private final CurrentStep step = new CurrentStep();
    private final ProposalPace pace = new ProposalPace(step);

    @Test
    void aLargeBlockGoesToAPeerAgainOnlyWhenTheFirstCanHaveArrived() {
        Proposal large = proposal(5, 0, 200);

        assertThat(admittedWithin(10_000, large)).isBetween(2, 4);
    }

    @Test
    void aSmallBlockGoesWithEveryRepetition() {
        assertThat(admittedWithin(10_000, proposal(5, 0, 1))).isEqualTo(20);
    }

    @Test
    void aNewConnectionANewRoundAndANewHeightGetTheirsAtOnce() {
        at(0);
        assertThat(pace.admits(PEER, proposal(5, 0, 200))).isTrue();
        assertThat(pace.admits(PEER, proposal(5, 0, 200))).isFalse();

        assertThat(pace.admits(new ConnectionId(2), proposal(5, 0, 200))).isTrue();
        assertThat(pace.admits(PEER, proposal(5, 1, 200))).isTrue();
        assertThat(pace.admits(PEER, proposal(6, 0, 200))).isTrue();
    }

    /** How often it goes to the peer when consensus sends it every 500 ms for so long. */
    private int admittedWithin(int millis, Proposal proposal) {
        int admitted = 0;
        for (int now = 0; now < millis; now += 500) {
            at(now);
            admitted += pace.admits(PEER, proposal) ? 1 : 0;
        }
        return admitted;
    }

    private void at(int millis) {
        step.begin(Instant.EPOCH.plusMillis(millis));
    }

    private Proposal proposal(long height, int round, int transactions) {
        BlockHeader header = new BlockHeader(1, height, Hash.ZERO, Hash.ZERO, 0, 0);
        Transaction spend =
                new Transaction(
                        1,
                        List.of(
                                new TxInput(
                                        new OutPoint(Hash.ZERO, 0),
                                        Bytes.utf8("x".repeat(SCRIPT_BYTES)),
                                        0)),
                        List.of(),
                        0,
                        0);
        Block block = new Block(header, Collections.nCopies(transactions + 1, spend), List.of());
        return new Proposal(
                height,
                round,
                block,
                OptionalInt.empty(),
                List.of(),
                leader.publicKey(),
                leader.sign(Bytes.utf8("proposal")));
    }
}
