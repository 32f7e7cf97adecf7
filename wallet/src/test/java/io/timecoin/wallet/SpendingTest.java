package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TransactionVerdict;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private static final long TIME = 100_000_000;
    private static final Hash CHAIN = Hash.fromHex("07".repeat(32));
    private static final Address RECEIVER = Address.parse("TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm");

    private final Wallet wallet =
            Wallet.create(NetworkType.TESTNET, CHAIN, new Mnemonic(Bytes.fromHex("00".repeat(32))))
                    .withNewAddress();
    private final List<Address> addresses = List.copyOf(wallet.keys().keySet());
    private final Map<OutPoint, Coin> coins =
            Map.of(
                    new OutPoint(Hash.ZERO, 0),
                    new Coin(new OutPoint(Hash.ZERO, 0), 3 * TIME, addresses.get(0)),
                    new OutPoint(Hash.ZERO, 1),
                    new Coin(new OutPoint(Hash.ZERO, 1), 4 * TIME, addresses.get(1)));

    @Test
    void nodesAcceptWhatAWalletSigns() throws Exception {
        PendingSpend spend = sign(CoinSelection.pay(List.copyOf(coins.values()), 6 * TIME));

        TransactionVerdict verdict = check(spend, CHAIN);

        assertThat(spend.transaction().inputs()).hasSize(2);
        assertThat(spend.transaction().outputs().getFirst())
                .isEqualTo(new TxOutput(6 * TIME, Bytes.utf8(RECEIVER.toString())));
        assertThat(verdict).isInstanceOf(TransactionVerdict.Valid.class);
    }

    @Test
    void everythingLeavesNoChange() throws Exception {
        PendingSpend spend = sign(CoinSelection.payAll(List.copyOf(coins.values())));

        assertThat(spend.transaction().outputs()).hasSize(1);
        assertThat(check(spend, CHAIN)).isInstanceOf(TransactionVerdict.Valid.class);
    }

    @Test
    void spendIsWorthNothingOnAnotherNetwork() throws Exception {
        PendingSpend spend = sign(CoinSelection.pay(List.copyOf(coins.values()), TIME));

        assertThat(check(spend, Hash.ZERO))
                .isInstanceOfSatisfying(
                        TransactionVerdict.Invalid.class,
                        invalid ->
                                assertThat(invalid.code())
                                        .isEqualTo(TransactionVerdict.Violation.BAD_SIGNATURE));
    }

    private PendingSpend sign(Payment payment) {
        Map<Address, OwnedKey> keys = wallet.keys();
        return Spending.sign(
                CHAIN,
                payment,
                RECEIVER,
                addresses.getFirst(),
                owner -> Objects.requireNonNull(keys.get(owner)).signer(),
                Instant.ofEpochSecond(1_800_000_000));
    }

    private TransactionVerdict check(PendingSpend spend, Hash chain) {
        return new TransactionRules(NetworkType.TESTNET, chain, new Ed25519())
                .check(
                        spend.transaction(),
                        outpoint ->
                                Optional.ofNullable(coins.get(outpoint)).map(SpendingTest::utxo));
    }

    private static Utxo utxo(Coin coin) {
        return Utxo.of(
                coin.outpoint(), new TxOutput(coin.value(), Bytes.utf8(coin.owner().toString())));
    }
}
