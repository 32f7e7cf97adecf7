package io.timecoin.operator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MasternodeKeyTest {
    @Test
    void thePublicKeyBelongsToThePrivateOne() {
        MasternodeKey key = MasternodeKey.generate();

        assertThat(MasternodeKey.parse(key.pem())).isEqualTo(key);
    }

    @Test
    void aKeyOfAnotherKindIsRefused() {
        assertThatThrownBy(() ->
                        MasternodeKey.parse(
                                "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an Ed25519 key");
        assertThatThrownBy(() -> MasternodeKey.parse("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a private key in PEM");
    }

    @Test
    void eachKeyIsAnother() {
        assertThat(MasternodeKey.generate().publicKey())
                .isNotEqualTo(MasternodeKey.generate().publicKey());
    }

    @Test
    void aPrivateKeyIsNeverPrinted() {
        MasternodeKey key = MasternodeKey.generate();

        assertThat(key.toString()).doesNotContain("PRIVATE", key.pem().lines().toList().get(1));
    }
}
