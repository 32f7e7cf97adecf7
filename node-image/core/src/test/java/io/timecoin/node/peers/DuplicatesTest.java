package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.MasternodeMessage.GetMasternodes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private final Actors actors = new Actors();
    private final RunningTable lower = actors.table(actors.lowest);
    private final RunningTable higher = actors.table(actors.highest);

    @Test
    void theHigherIdClosesTheOneItDialledOnceBothAreComplete() {
        higher.configure(Actors.configured(actors.lowest));
        ConnectionId own = actors.answerDial(higher, actors.lowest);

        ConnectionId dialledByLower = actors.dialIn(higher, actors.lowest);

        assertThat(higher.closed(own)).contains(CloseReason.DUPLICATE);
        assertThat(higher.ready()).containsExactly(dialledByLower);
        assertThat(higher.counters().duplicates()).isEqualTo(1);
        assertThat(higher.counters().connectionsLost()).isZero();
    }

    @Test
    void theVerdictIsTheSameInTheOtherOrder() {
        higher.configure(Actors.configured(actors.lowest));
        ConnectionId dialledByLower = actors.dialIn(higher, actors.lowest);

        ConnectionId own = actors.answerDial(higher, actors.lowest);

        assertThat(higher.closed(own)).contains(CloseReason.DUPLICATE);
        assertThat(higher.ready()).containsExactly(dialledByLower);
    }

    @Test
    void theLowerIdMovesToItsOwnAndLetsThePeerCloseTheOther() {
        lower.configure(Actors.configured(actors.highest));
        ConnectionId inbound = actors.dialIn(lower, actors.highest);

        ConnectionId own = actors.answerDial(lower, actors.highest);

        assertThat(lower.closed(inbound)).isEmpty();
        assertThat(lower.ready()).containsExactly(own);
        assertThat(lower.all(PeerEffect.PeerGone.class)).hasSize(1);
        assertThat(lower.all(PeerEffect.PeerReady.class))
                .extracting(PeerEffect.PeerReady::connection)
                .containsExactly(inbound, own);
    }

    @Test
    void nothingIsDecidedBeforeTheSecondHandshakeIsComplete() {
        higher.configure(Actors.configured(actors.lowest));
        ConnectionId own = actors.answerDial(higher, actors.lowest);

        ConnectionId second = higher.accept("10.0.0.1:50000");
        higher.receive(second, actors.voiceOf(actors.lowest).opening(Actors.peerNonce(second)));

        assertThat(higher.closed(own)).isEmpty();
        assertThat(higher.ready()).containsExactly(own);
    }

    @Test
    void messagesOnTheConnectionThatEndsAreDeliveredAsOfTheOneThatStays() {
        ConnectionId inbound = actors.dialIn(lower, actors.highest);
        ConnectionId own = ownConnectionOfLower();

        lower.receive(inbound, new GetMasternodes());

        assertThat(lower.all(PeerEffect.Deliver.class))
                .containsExactly(new PeerEffect.Deliver(own, new GetMasternodes()));
    }

    @Test
    void aPeerThatDoesNotCloseTheLesserConnectionIsHelped() {
        ConnectionId inbound = actors.dialIn(lower, actors.highest);
        ConnectionId own = ownConnectionOfLower();

        lower.pass(Duration.ofSeconds(10));

        assertThat(lower.closed(inbound)).contains(CloseReason.DUPLICATE);
        assertThat(lower.ready()).containsExactly(own);
    }

    @Test
    void theLesserConnectionTakesOverWhenTheOtherBreaksInTheMeantime() {
        ConnectionId inbound = actors.dialIn(lower, actors.highest);
        ConnectionId own = ownConnectionOfLower();

        lower.lose(own);
        lower.pass(Duration.ofSeconds(10));

        assertThat(lower.ready()).containsExactly(inbound);
        assertThat(lower.closed(inbound)).isEmpty();
        assertThat(lower.counters().connectionsLost()).isZero();
    }

    @Test
    void ofTwoThatThePeerDialledTheNewerIsUsedAndThePeerCloses() {
        ConnectionId older = actors.dialIn(higher, actors.lowest);
        ConnectionId newer = actors.dialIn(higher, actors.lowest);

        assertThat(higher.ready()).containsExactly(newer);
        assertThat(higher.closed(older)).isEmpty();
        higher.pass(Duration.ofSeconds(10));
        assertThat(higher.closed(older)).contains(CloseReason.DUPLICATE);
    }

    @Test
    void aConnectionOfAnEarlierStartIsClosedAtOnceInEitherDirection() {
        lower.configure(Actors.configured(actors.highest));
        ConnectionId own = actors.answerDial(lower, actors.highest);
        LocalNode restarted = Actors.startedAt(actors.highest, Actors.START + 1);

        ConnectionId fresh = actors.dialIn(lower, restarted);

        assertThat(lower.closed(own)).contains(CloseReason.EARLIER_START);
        assertThat(lower.ready()).containsExactly(fresh);
        assertThat(lower.counters().connectionsLost()).isEqualTo(1);
        assertThat(lower.counters().duplicates()).isZero();
    }

    @Test
    void aLateHandshakeOfAnEarlierStartChangesNothing() {
        LocalNode restarted = Actors.startedAt(actors.lowest, Actors.START + 1);
        ConnectionId fresh = actors.dialIn(higher, restarted);

        ConnectionId stale = actors.dialIn(higher, actors.lowest);

        assertThat(higher.closed(stale)).contains(CloseReason.EARLIER_START);
        assertThat(higher.ready()).containsExactly(fresh);
        assertThat(higher.counters().connectionsLost()).isZero();
    }

    @Test
    void aReferenceNodeKeepsBothConnections() {
        PeerAddress address = PeerAddress.parse("10.0.0.9:24100");
        lower.configure(new ConfiguredPeer(Optional.empty(), address, "old"));
        ConnectionId own = lower.connected(address);
        lower.receive(own, Actors.plainAck());

        ConnectionId theirs = Actors.dialInAsReference(lower, "10.0.0.9:50000");

        assertThat(lower.ready()).containsExactly(own, theirs);
        assertThat(lower.sent(theirs)).containsExactly(Actors.plainAck(), new GetPeers());
    }

    private ConnectionId ownConnectionOfLower() {
        lower.configure(Actors.configured(actors.highest));
        return actors.answerDial(lower, actors.highest);
    }
}
