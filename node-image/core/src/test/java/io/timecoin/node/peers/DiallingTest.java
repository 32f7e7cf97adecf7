package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.wire.ConnectionMessage.Ping;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiallingTest {
    private static final Duration GRACE = PeerSettings.defaults().directionGrace();

    private final Actors actors = new Actors();
    private final RunningTable lower = actors.table(actors.lowest);
    private final RunningTable higher = actors.table(actors.highest);
    private final PeerAddress highest = Actors.address(actors.highest);
    private final PeerAddress lowest = Actors.address(actors.lowest);

    @Test
    void theLowerIdDialsAtOnce() {
        lower.configure(Actors.configured(actors.highest));

        assertThat(lower.dials()).containsExactly(highest);
    }

    @Test
    void theHigherIdDialsOnlyAfterTheGracePeriod() {
        higher.configure(Actors.configured(actors.lowest));

        higher.pass(GRACE.minusMillis(1));
        assertThat(higher.dials()).isEmpty();
        higher.pass(Duration.ofMillis(1));

        assertThat(higher.dials()).containsExactly(lowest);
    }

    @Test
    void theHigherIdDoesNotDialAPeerThatCame() {
        higher.configure(Actors.configured(actors.lowest));
        actors.dialIn(higher, actors.lowest);

        higher.pass(GRACE.multipliedBy(3));

        assertThat(higher.dials()).isEmpty();
        assertThat(higher.snapshot().missing()).isEmpty();
    }

    @Test
    void anAddressWithoutAnIdIsDialledWhateverTheOrder() {
        PeerAddress unknown = new PeerAddress("10.0.0.9", 24100);
        higher.configure(new ConfiguredPeer(Optional.empty(), unknown, ""));

        assertThat(higher.dials()).containsExactly(unknown);
    }

    @Test
    void theOwnEntriesOfTheListAreNotDialled() {
        lower.configure(
                Actors.configured(actors.lowest),
                new ConfiguredPeer(Optional.empty(), lowest, "me"));
        lower.pass(Duration.ofMinutes(1));

        assertThat(lower.dials()).isEmpty();
    }

    @Test
    void failedDialsAreRepeatedForEverWithDoublingWaitsUpToTheLongest() {
        lower.configure(Actors.configured(actors.highest));

        for (int seconds : new int[] {10, 20, 40, 80, 80, 80, 80, 80}) {
            lower.forgetEffects();
            lower.step(new PeerEvent.DialFailed(highest, "connection refused"));
            lower.pass(Duration.ofMillis(seconds * 749L));
            assertThat(lower.dials()).isEmpty();
            lower.pass(Duration.ofMillis(seconds * 502L));
            assertThat(lower.dials()).containsExactly(highest);
        }
        assertThat(lower.snapshot().missing())
                .containsExactly(
                        new MissingPeer(
                                Actors.configured(actors.highest), 8, "connection refused"));
    }

    @Test
    void theWaitsOfSeveralPeersDiffer() {
        DialSchedule schedule = new DialSchedule(actors.lowest.id(), PeerSettings.defaults());

        assertThat(schedule.delay(highest, Optional.empty(), 1))
                .isEqualTo(schedule.delay(highest, Optional.empty(), 1))
                .isNotEqualTo(schedule.delay(lowest, Optional.empty(), 1));
    }

    @Test
    void aFailedHandshakeCountsAsAFailedDial() {
        lower.configure(Actors.configured(actors.highest));
        ConnectionId id = lower.connected(highest);

        lower.lose(id);

        assertThat(lower.snapshot().missing().getFirst().attempts()).isEqualTo(1);
        lower.forgetEffects();
        lower.pass(Duration.ofSeconds(13));
        assertThat(lower.dials()).containsExactly(highest);
    }

    @Test
    void aLostPeerIsDialledAfterTheFirstWaitOnceItHadSpoken() {
        lower.configure(Actors.configured(actors.highest));
        for (int i = 0; i < 5; i++) {
            lower.step(new PeerEvent.DialFailed(highest, "connection refused"));
            lower.pass(Duration.ofSeconds(100));
        }
        ConnectionId id = actors.answerDial(lower, actors.highest);
        lower.receive(id, new Ping(1, 2));
        lower.forgetEffects();

        lower.lose(id);
        lower.pass(Duration.ofSeconds(13));

        assertThat(lower.dials()).containsExactly(highest);
    }

    @Test
    void aPeerThatEndsEveryConnectionAtOnceIsDialledEverMoreSeldom() {
        lower.configure(Actors.configured(actors.highest));

        for (int i = 0; i < 4; i++) {
            lower.lose(actors.answerDial(lower, actors.highest));
            lower.pass(Duration.ofSeconds(110));
        }

        assertThat(lower.snapshot().missing().getFirst().attempts()).isEqualTo(4);
        assertThat(lower.counters().connectionsLost()).isEqualTo(4);
    }

    @Test
    void aListReplacesTheOneBeforeAndKeepsItsConnections() {
        lower.configure(Actors.configured(actors.highest), Actors.configured(actors.middle));
        ConnectionId id = actors.answerDial(lower, actors.highest);
        lower.forgetEffects();

        lower.configure(Actors.configured(actors.highest));
        lower.step(new PeerEvent.DialFailed(Actors.address(actors.middle), "refused"));
        lower.pass(Duration.ofSeconds(29));

        assertThat(lower.ready()).containsExactly(id);
        assertThat(lower.dials()).isEmpty();
    }
}
