package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {
    /** Test vector 1 for Ed25519 of SLIP-0010. */
    private static final Bytes SEED = Bytes.fromHex("000102030405060708090a0b0c0d0e0f");

    @Test
    void keysAreThoseOfTheStandard() {
        assertThat(KeyDerivation.derive(SEED, 0).toHex())
                .isEqualTo("68e0fe46dfb67e368c75379acec591dad19df3cde26e63b93a8e704f1dade7a3");
        assertThat(KeyDerivation.derive(SEED, 0, 1, 2, 2, 1_000_000_000).toHex())
                .isEqualTo("8f94d394a8e8fd6b1bc2f3f49f5c47e385281d5c17e65324b0f62483e37e8793");
    }

    @Test
    void keysOfAWalletStandAtTheDocumentedPath() {
        assertThat(KeyDerivation.key(SEED, NetworkType.TESTNET, 7))
                .isEqualTo(KeyDerivation.derive(SEED, 44, 1, 0, 0, 7));
        assertThat(KeyDerivation.key(SEED, NetworkType.MAINNET, 7))
                .isEqualTo(KeyDerivation.derive(SEED, 44, 1_414_090_053, 0, 0, 7));
    }
}
