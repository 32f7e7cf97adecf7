package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeerExchangeTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final Actors actors = new Actors();
    private final RunningTable table = actors.table(actors.lowest);

    @Test
    void everyReadyPeerOfOursIsAskedForAddresses() {
        ConnectionId id = actors.dialIn(table, actors.highest);

        assertThat(table.sent(id, GetPeers.class)).hasSize(1);
    }

    @Test
    void theOperatorsListIsToldBeforeWhatWasLearned() {
        table.configure(Actors.configured(actors.middle));
        actors.dialIn(table, actors.node("a-stranger", 1));
        ConnectionId id = actors.dialIn(table, actors.highest);

        table.receive(id, new GetPeers());

        assertThat(table.sent(id, PeersResponse.class).getFirst().peers())
                .startsWith(Actors.address(actors.middle).toString())
                .contains("a-stranger.time:24100");
    }

    @Test
    void addressesThatAreNoneAreLeftOut() {
        ConnectionId id = actors.dialIn(table, actors.highest);
        int before = table.snapshot().knownAddresses();

        table.receive(id, new PeersResponse(List.of("10.0.0.1:24100", "10.0.0.2", "", ":", "x:0")));

        assertThat(table.snapshot().knownAddresses()).isEqualTo(before + 1);
    }

    @Test
    void theAddressesOfOnePeerDoNotFillTheMemory() {
        ConnectionId id = actors.dialIn(table, actors.highest);

        for (int i = 0; i < 10; i++) {
            int part = i;
            table.receive(
                    id,
                    new PeersResponse(
                            IntStream.range(1, 1_000)
                                    .mapToObj(port -> "10.0.0." + part + ":" + port)
                                    .toList()));
        }

        assertThat(table.snapshot().knownAddresses()).isEqualTo(1_000);
    }

    @Test
    void aLearnedAddressIsDialledWhileThereAreFewPeers() {
        table.configure();
        ConnectionId id = actors.dialIn(table, actors.highest);
        table.receive(id, new PeersResponse(List.of(Actors.address(actors.middle).toString())));

        table.pass(Duration.ofSeconds(30));
        ConnectionId learned = actors.answerDial(table, actors.middle);

        assertThat(table.dials()).containsExactly(Actors.address(actors.middle));
        assertThat(table.ready()).containsExactly(id, learned);
    }

    @Test
    void aLearnedAddressOfAConnectedPeerIsLeftAloneOnceThatIsKnown() {
        table.configure();
        ConnectionId id = actors.dialIn(table, actors.highest);
        PeerAddress otherName = new PeerAddress("192.0.2.1", 24100);
        table.receive(id, new PeersResponse(List.of(otherName.toString())));

        table.pass(Duration.ofSeconds(30));
        ConnectionId needless = actors.answerDial(table, otherName, actors.highest);

        assertThat(table.closed(needless)).contains(CloseReason.DUPLICATE);
        assertThat(table.ready()).containsExactly(id);
        assertThat(table.counters().refused()).isEqualTo(1);
    }

    @Test
    void learnedAddressesThatFailedAreTriedLast() {
        AddressBook book = new AddressBook(10);
        PeerAddress bad = new PeerAddress("10.0.0.1", 1);
        PeerAddress good = new PeerAddress("10.0.0.2", 1);
        book.onTold(bad);
        book.onTold(good);

        book.onFailure(bad);

        assertThat(book.best(entry -> true)).contains(good);
    }

    @Test
    void addressesThatWereReachedStayWhenTheBookIsFull() {
        AddressBook book = new AddressBook(3);
        PeerAddress reached = new PeerAddress("10.0.0.1", 1);
        book.onContact(reached, Optional.empty(), NOW);
        for (int i = 2; i < 100; i++) {
            book.onTold(new PeerAddress("10.0.0.2", i));
            book.onFailure(new PeerAddress("10.0.0.2", i));
        }
        PeerAddress later = new PeerAddress("10.0.0.3", 1);
        book.onContact(later, Optional.empty(), NOW.plusSeconds(1));

        assertThat(book.size()).isEqualTo(3);
        assertThat(book.reached(10)).containsExactly(later, reached);
    }

    @Test
    void anAnswerHasAHundredAddressesAtMost() {
        table.configure(
                IntStream.range(1, 200)
                        .mapToObj(port ->
                                new ConfiguredPeer(
                                        Optional.empty(), new PeerAddress("10.0.0.1", port), ""))
                        .toArray(ConfiguredPeer[]::new));
        ConnectionId id = actors.dialIn(table, actors.highest);

        table.receive(id, new GetPeers());

        assertThat(table.sent(id, PeersResponse.class).getFirst().peers()).hasSize(100);
    }
}
