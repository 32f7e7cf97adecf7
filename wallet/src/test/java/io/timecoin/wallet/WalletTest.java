package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalletTest {
    private static final OutPoint COIN = new OutPoint(Hash.ZERO, 3);

    private final Wallet wallet =
            Wallet.create(
                    NetworkType.TESTNET, Hash.ZERO, new Mnemonic(Bytes.fromHex("00".repeat(32))));

    @Test
    void sameWordsGiveTheSameAddressesInTheSameOrder() throws Exception {
        Wallet again =
                Wallet.create(
                                NetworkType.TESTNET,
                                Hash.ZERO,
                                Mnemonic.parse(wallet.mnemonic().words()))
                        .withNewAddress();

        assertThat(again.keys().keySet())
                .containsExactlyElementsOf(wallet.withNewAddress().keys().keySet())
                .allMatch(address -> address.network() == NetworkType.TESTNET);
        assertThat(again.keys().keySet().iterator().next())
                .isEqualTo(wallet.keys().keySet().iterator().next());
    }

    @Test
    void importedKeyIsOwnedOnce() {
        Bytes seed = Bytes.fromHex("01".repeat(32));
        Wallet with = wallet.withImported(seed).withImported(seed);

        assertThat(with.imported()).hasSize(1);
        assertThat(with.keys())
                .containsKey(Address.parse("TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm"));
    }

    @Test
    void coinOfAPendingSpendIsReservedUntilTheSpendIsSettled() {
        PendingSpend spend = spend(1);
        Wallet pending = wallet.withPending(spend);

        assertThat(pending.reserved()).containsExactly(COIN);
        assertThat(pending.withPending(spend)).isEqualTo(pending);
        assertThatThrownBy(() -> pending.withPending(spend(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uses");
        assertThat(pending.withoutPending(spend.txid()).reserved()).isEmpty();
    }

    @Test
    void secretsDoNotShowInTexts() {
        assertThat(wallet.withImported(Bytes.fromHex("01".repeat(32))).toString())
                .doesNotContain("0101", "0000");
        assertThat(wallet.mnemonic().toString()).isEqualTo("Mnemonic");
    }

    private static PendingSpend spend(long value) {
        return new PendingSpend(
                new Transaction(
                        1,
                        List.of(new TxInput(COIN, Bytes.EMPTY, 0)),
                        List.of(new TxOutput(value, Bytes.utf8("x"))),
                        0,
                        7),
                9);
    }
}
