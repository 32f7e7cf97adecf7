package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.peers.PeerSettings.Slots;
import io.timecoin.node.wire.LineFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final String BAD_HOST = "10.6.6.6";

    private final Actors actors = new Actors();
    private final RunningTable table = actors.table(actors.highest);

    @Test
    void repeatedFaultsBanAnAddress() {
        misbehaveUntilBanned();

        ConnectionId id = actors.dialIn(table, actors.node("stranger", 1), BAD_HOST + ":50000");

        assertThat(table.closed(id)).contains(CloseReason.BANNED);
        assertThat(table.ready()).isEmpty();
        assertThat(table.reported(report -> report instanceof PeerReport.AddressBanned)).isTrue();
    }

    @Test
    void aMasternodeComesInFromABannedAddress() {
        misbehaveUntilBanned();

        ConnectionId id = actors.dialIn(table, actors.lowest, BAD_HOST + ":50000");

        assertThat(table.ready()).containsExactly(id);
    }

    @Test
    void aReferenceNodeDoesNotComeInFromABannedAddress() {
        misbehaveUntilBanned();

        ConnectionId id = Actors.dialInAsReference(table, BAD_HOST + ":50000");

        assertThat(table.closed(id)).contains(CloseReason.BANNED);
        assertThat(table.sent(id)).isEmpty();
    }

    @Test
    void aBannedAddressHasOneHandshakeAtATime() {
        misbehaveUntilBanned();
        table.accept(BAD_HOST + ":50000");

        ConnectionId second = table.accept(BAD_HOST + ":50001");

        assertThat(table.closed(second)).contains(CloseReason.BANNED);
    }

    @Test
    void aBanEnds() {
        misbehaveUntilBanned();
        table.pass(Duration.ofMinutes(5));

        ConnectionId id = actors.dialIn(table, actors.node("stranger", 1), BAD_HOST + ":50000");

        assertThat(table.ready()).containsExactly(id);
    }

    @Test
    void faultsFarApartDoNotAddUp() {
        for (int i = 0; i < 10; i++) {
            table.receiveBadLine(table.accept(BAD_HOST + ":50000"), LineFault.NOT_JSON);
            table.pass(Duration.ofMinutes(61));
        }

        ConnectionId id = actors.dialIn(table, actors.node("stranger", 1), BAD_HOST + ":50000");

        assertThat(table.ready()).containsExactly(id);
    }

    @Test
    void anHonestNodeOfAnotherNetworkIsNeverBanned() {
        LocalNode misconfigured =
                new LocalNode(
                        actors.keys.signer("other"),
                        "other",
                        "1.0.0",
                        "Mainnet",
                        Actors.GENESIS,
                        1,
                        List.of(),
                        Optional.empty());
        for (int i = 0; i < 20; i++) {
            ConnectionId id = actors.dialIn(table, misconfigured, BAD_HOST + ":50000");
            assertThat(table.closed(id)).contains(CloseReason.WRONG_NETWORK);
        }

        assertThat(table.reported(report -> report instanceof PeerReport.AddressBanned)).isFalse();
    }

    @Test
    void strangersLeaveTheSlotsOfMasternodesFree() {
        RunningTable small = table(new Slots(5, 5, 5));
        ConnectionId first = stranger(small, 1);
        ConnectionId second = stranger(small, 2);

        ConnectionId third = stranger(small, 3);
        ConnectionId member = actors.dialIn(small, actors.lowest);

        assertThat(small.closed(third)).contains(CloseReason.NO_SLOT);
        assertThat(small.ready()).containsExactly(first, second, member);
        assertThat(small.counters().refused()).isEqualTo(1);
    }

    @Test
    void oneAddressHoldsFewConnectionsOfStrangersButAnyOfMasternodes() {
        RunningTable small = table(new Slots(100, 5, 1));
        actors.dialIn(small, actors.node("stranger-1", 1), "10.0.0.1:50001");

        ConnectionId refused = actors.dialIn(small, actors.node("stranger-2", 1), "10.0.0.1:50002");
        actors.dialIn(small, actors.lowest, "10.0.0.1:50003");
        actors.dialIn(small, actors.middle, "10.0.0.1:50004");

        assertThat(small.closed(refused)).contains(CloseReason.NO_SLOT);
        assertThat(small.ready()).hasSize(3);
    }

    @Test
    void oneAddressHasFewUnprovenConnections() {
        RunningTable small = table(new Slots(100, 2, 5));
        small.accept("10.0.0.1:50001");
        small.accept("10.0.0.1:50002");

        ConnectionId third = small.accept("10.0.0.1:50003");
        ConnectionId elsewhere = small.accept("10.0.0.2:50003");

        assertThat(small.closed(third)).contains(CloseReason.NO_SLOT);
        assertThat(small.closed(elsewhere)).isEmpty();
    }

    @Test
    void theSlowestHandshakeMakesRoomWhenAllSlotsAreTaken() {
        RunningTable small = table(new Slots(3, 5, 5));
        ConnectionId slowest = small.accept("10.0.0.1:50001");
        small.accept("10.0.0.2:50001");
        small.accept("10.0.0.3:50001");

        ConnectionId member = actors.dialIn(small, actors.lowest);

        assertThat(small.closed(slowest)).contains(CloseReason.NO_SLOT);
        assertThat(small.ready()).containsExactly(member);
    }

    @Test
    void aNewMemberOfTheSetIsLetIn() {
        RunningTable small = actors.table(actors.highest, settings(new Slots(3, 5, 1)), List.of());
        LocalNode newcomer = actors.node("newcomer", 1);
        ConnectionId first = actors.dialIn(small, newcomer, BAD_HOST + ":50000");
        small.lose(first);
        for (int i = 0; i < 5; i++) {
            small.receiveBadLine(small.accept(BAD_HOST + ":50000"), LineFault.NOT_JSON);
        }

        small.step(new PeerEvent.MembersChanged(List.of(newcomer.id())));
        ConnectionId second = actors.dialIn(small, newcomer, BAD_HOST + ":50000");

        assertThat(small.ready()).containsExactly(second);
    }

    private void misbehaveUntilBanned() {
        for (int i = 0; i < 5; i++) {
            ConnectionId id = table.accept(BAD_HOST + ":" + (40_000 + i));
            table.receiveBadLine(id, LineFault.NOT_JSON);
            assertThat(table.closed(id)).contains(CloseReason.GARBAGE);
        }
    }

    private ConnectionId stranger(RunningTable small, int number) {
        return actors.dialIn(
                small, actors.node("stranger-" + number, 1), "10.0.0." + number + ":50000");
    }

    private RunningTable table(Slots slots) {
        return actors.table(actors.highest, settings(slots), actors.ids());
    }

    private static PeerSettings settings(Slots slots) {
        return PeerSettings.defaults().withSlots(slots);
    }
}
