package io.timecoin.timenet.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.wallet.OwnedKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlightsTest {
    private static final OwnedKey OWNER = OwnedKey.of(Bytes.fromHex("01".repeat(32)));

    private final Flights flights = new Flights();

    @Test
    void spendIsMissingUntilItsNodeTellsThatItIsFinal() {
        Flight flight = flight(1, 0, Optional.empty());
        flights.start(flight);

        assertThat(flights.missing()).containsExactly(flight);
        assertThat(flights.land(flight.txid(), 1)).isEmpty();
        assertThat(flights.isToldElsewhere(flight.txid())).isTrue();
        assertThat(flights.land(flight.txid(), 0)).contains(flight);
        assertThat(flights.land(flight.txid(), 0)).isEmpty();
        assertThat(flights.missing()).isEmpty();
        assertThat(flights.isToldElsewhere(flight.txid())).isFalse();
        assertThat(flights.landed()).containsExactly(flight.txid());
    }

    @Test
    void spendThatWasSentAgainMayBeToldByAnyNode() {
        Flight flight = flight(1, 0, Optional.empty());
        flights.start(flight);

        assertThat(flights.overdue(0, 50)).isEmpty();
        assertThat(flights.overdue(20, 50)).hasSize(1);
        assertThat(flights.overdue(20, 60)).isEmpty();
        assertThat(flights.land(flight.txid(), 1)).isPresent();
    }

    @Test
    void ofTwoRivalsOneMayLandAndNoneIsMissed() {
        Flight one = flight(1, 0, Optional.of(flight(2, 1, Optional.empty()).txid()));
        Flight other = flight(2, 1, Optional.of(one.txid()));
        flights.start(one);
        flights.start(other);

        assertThat(flights.missing()).isEmpty();
        assertThat(flights.land(one.txid(), 0)).isPresent();
        assertThat(flights.doubleSpent()).isZero();
    }

    @Test
    void twoRivalsThatBothLandAreADoubleSpend() {
        Flight one = flight(1, 0, Optional.of(flight(2, 1, Optional.empty()).txid()));
        Flight other = flight(2, 1, Optional.of(one.txid()));
        flights.start(one);
        flights.start(other);

        flights.land(one.txid(), 0);
        flights.land(other.txid(), 1);

        assertThat(flights.doubleSpent()).isEqualTo(1);
    }

    @Test
    void planHasCoinsForItsRateAndForEveryRivalry() {
        LoadPlan plan = new LoadPlan(100, 30, 10, Duration.ZERO);

        assertThat(plan.spends()).isEqualTo(3_000);
        assertThat(plan.coins()).isEqualTo(330);
        assertThat(plan.owners()).isEqualTo(66);
    }

    private static Flight flight(int number, int node, Optional<Hash> rival) {
        OutPoint coin = new OutPoint(Hash.ZERO, number);
        Transaction transaction =
                new Transaction(
                        1, List.of(new TxInput(coin, Bytes.EMPTY, 0)), List.of(), 0, number);
        LoadCoin made = new LoadCoin(new OutPoint(transaction.txid(), 0), 5, OWNER);
        assertThat(OWNER.address(NetworkType.TESTNET).toString()).startsWith("TIME0");
        return new Flight(transaction.txid(), transaction, made, 10, node, rival, 10);
    }
}
