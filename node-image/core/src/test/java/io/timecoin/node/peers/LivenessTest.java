package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.ConnectionMessage.Pong;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.MasternodeMessage.GetMasternodes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final Duration INTERVAL = PeerSettings.defaults().pings().interval();

    private final Actors actors = new Actors();
    private final RunningTable table = actors.table(actors.highest);
    private ConnectionId id = new ConnectionId(0);

    @BeforeEach
    void connect() {
        id = actors.dialIn(table, actors.lowest);
    }

    @Test
    void aFreshConnectionIsPingedAtOnceAndThenAtEachInterval() {
        assertThat(table.sent(id, Ping.class)).hasSize(1);

        for (int i = 2; i < 10; i++) {
            table.receive(id, new GetMasternodes());
            table.pass(INTERVAL);
            assertThat(table.sent(id, Ping.class)).hasSize(i);
        }
    }

    @Test
    void aPingIsAnsweredWithItsNonce() {
        table.receive(id, new Ping(-1, 2));

        assertThat(table.sent(id, Pong.class)).extracting(Pong::nonce).containsExactly(-1L);
    }

    @Test
    void anAnsweredPingIsCountedAndTimed() {
        long nonce = table.sent(id, Ping.class).getFirst().nonce();
        table.pass(Duration.ofMillis(7));

        table.receive(id, new Pong(nonce, 2));
        table.receive(id, new Pong(nonce, 2));
        table.receive(id, new Pong(nonce + 1, 2));

        assertThat(status().pongs()).isEqualTo(1);
        assertThat(status().roundTrip()).isEqualTo(Optional.of(Duration.ofMillis(7)));
    }

    @Test
    void threeIntervalsOfSilenceCloseTheConnection() {
        table.pass(INTERVAL.multipliedBy(3).minusMillis(1));
        assertThat(table.closed(id)).isEmpty();
        assertThat(status().missedPongs()).isEqualTo(2);

        table.pass(Duration.ofMillis(1));

        assertThat(table.closed(id)).contains(CloseReason.PING_TIMEOUT);
        assertThat(table.ready()).isEmpty();
        assertThat(table.counters().connectionsLost()).isEqualTo(1);
    }

    @Test
    void anyTrafficCountsAsLife() {
        for (int i = 0; i < 10; i++) {
            table.pass(INTERVAL.multipliedBy(2));
            table.receive(id, new GetMasternodes());
        }

        assertThat(table.ready()).containsExactly(id);
        assertThat(status().missedPongs()).isZero();
        assertThat(status().pongs()).isZero();
    }

    @Test
    void theLastKnownHeightIsShown() {
        table.step(new PeerEvent.HeightLearned(id, 1754));

        assertThat(status().height()).isEqualTo(OptionalLong.of(1754));
    }

    @Test
    void aMessageOfANewerVersionIsNoFault() {
        for (int i = 0; i < 100; i++) {
            table.receiveBadLine(id, LineFault.UNKNOWN_MESSAGE);
        }

        assertThat(table.ready()).containsExactly(id);
    }

    @Test
    void tenLinesWithBadFieldsCloseTheConnection() {
        for (int i = 0; i < 9; i++) {
            table.receiveBadLine(id, LineFault.BAD_FIELD);
        }
        assertThat(table.closed(id)).isEmpty();

        table.receiveBadLine(id, LineFault.BAD_FIELD);

        assertThat(table.closed(id)).contains(CloseReason.GARBAGE);
    }

    @Test
    void aLineThatIsNotJsonOrTooLongClosesTheConnectionAtOnce() {
        ConnectionId other = actors.dialIn(table, actors.middle);

        table.receiveBadLine(id, LineFault.NOT_JSON);
        table.receiveBadLine(other, LineFault.TOO_LONG);

        assertThat(table.closed(id)).contains(CloseReason.GARBAGE);
        assertThat(table.closed(other)).contains(CloseReason.LINE_TOO_LONG);
        assertThat(table.ready()).isEmpty();
    }

    @Test
    void eventsOfAConnectionThatWasClosedAreWithoutEffect() {
        table.receiveBadLine(id, LineFault.NOT_JSON);
        table.forgetEffects();

        table.receive(id, new GetMasternodes());
        table.lose(id);
        table.pass(INTERVAL.multipliedBy(2));

        assertThat(table.all(PeerEffect.class)).isEmpty();
    }

    private PeerStatus status() {
        return table.snapshot().peers().getFirst();
    }
}
