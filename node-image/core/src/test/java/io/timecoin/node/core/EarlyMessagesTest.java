package io.timecoin.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.core.EarlyMessages.Early;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlyMessagesTest {
    private static final ConnectionId HONEST = new ConnectionId(1);
    private static final ConnectionId HOSTILE = new ConnectionId(2);

    private final EarlyMessages early = new EarlyMessages();

    @Test
    void onePeerCannotTakeTheRoomOfAnother() {
        for (int i = 0; i < 100; i++) {
            early.keep(HOSTILE, 5, vote(5));
        }
        early.keep(HONEST, 5, vote(5));

        List<Early> taken = early.take(5);

        assertThat(taken).hasSize(EarlyMessages.PER_CONNECTION + 1);
        assertThat(taken).filteredOn(message -> message.from().equals(HONEST)).hasSize(1);
    }

    @Test
    void messagesOfTheNextHeightDoNotPushOutThoseOfThisOne() {
        early.keep(HONEST, 5, vote(5));
        early.keep(HOSTILE, 6, vote(6));

        assertThat(early.take(5)).hasSize(1);
        assertThat(early.take(6)).hasSize(1);
    }

    @Test
    void ofProposalsWhichMayBeLargeEachPeerHasOne() {
        early.keep(HOSTILE, 5, proposal(5));
        early.keep(HOSTILE, 5, proposal(5));
        early.keep(HOSTILE, 5, vote(5));

        assertThat(early.take(5)).hasSize(2);
    }

    @Test
    void whatThePastOrAClosedConnectionLeftIsForgotten() {
        early.keep(HONEST, 5, vote(5));
        early.keep(HONEST, 7, vote(7));
        early.keep(HOSTILE, 7, vote(7));
        early.forget(HOSTILE);

        assertThat(early.take(5)).isEmpty();
        assertThat(early.take(7)).hasSize(1);
        assertThat(early.take(7)).isEmpty();
    }

    private static BlockVote vote(long height) {
        return new BlockVote(Hash.ZERO, height, "", Bytes.EMPTY, false, Optional.empty());
    }

    private static BlockProposal proposal(long height) {
        Block block =
                new Block(
                        new BlockHeader(1, height, Hash.ZERO, Hash.ZERO, 0, 0),
                        List.of(),
                        List.of());
        return new BlockProposal(block, "", Bytes.EMPTY, 0, Optional.empty());
    }
}
