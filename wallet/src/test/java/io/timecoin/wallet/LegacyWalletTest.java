package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the original node wrote. */
class LegacyWalletTest {
    private static final String KEYS =
            "0101010101010101010101010101010101010101010101010101010101010101"
                    + "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c";

    private static final String TESTNET =
            "0100000001000000"
                    + KEYS
                    + "260000000000000054494d4530356e4e4e57644b6b65444b62445934725a46376b6547336d6850377677384477"
                    + "6d80da2c6900000000010e0000000000000044656661756c742057616c6c6574";

    private static final String MAINNET =
            "0100000000000000"
                    + KEYS
                    + "260000000000000054494d4531356e4e4e57644b6b65444b62445934725a46376b6547336d6850377677384477"
                    + "6d80da2c690000000000";

    @Test
    void fileOfATestNetworkIsRead() throws Exception {
        LegacyWallet wallet = LegacyWallet.parse(Bytes.fromHex(TESTNET));

        assertThat(wallet.network()).isEqualTo(NetworkType.TESTNET);
        assertThat(wallet.seed().toHex()).isEqualTo("01".repeat(32));
        assertThat(wallet.address()).isEqualTo("TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm");
        assertThat(wallet.createdAt()).isEqualTo(1_764_547_200);
        assertThat(wallet.label()).contains("Default Wallet");
    }

    @Test
    void fileOfTheMainNetworkIsReadWithoutLabel() throws Exception {
        LegacyWallet wallet = LegacyWallet.parse(Bytes.fromHex(MAINNET));

        assertThat(wallet.network()).isEqualTo(NetworkType.MAINNET);
        assertThat(wallet.address()).isEqualTo("TIME15nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm");
        assertThat(wallet.label()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 50, 72, 90, 100})
    void anyChangedPartIsNoticed(int at) {
        byte[] image = Bytes.fromHex(MAINNET).toArray();
        image[at] ^= 0x40;

        assertThatThrownBy(() -> LegacyWallet.parse(Bytes.of(image)))
                .isInstanceOfSatisfying(
                        WalletException.class,
                        e -> assertThat(e.reason()).isEqualTo(WalletException.Reason.DAMAGED));
    }

    @Test
    void partOfAFileIsRefused() {
        for (int length = 0; length < MAINNET.length(); length += 2) {
            Bytes part = Bytes.fromHex(MAINNET.substring(0, length));
            assertThatThrownBy(() -> LegacyWallet.parse(part)).isInstanceOf(WalletException.class);
        }
    }
}
