package io.timecoin.operator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MasternodeKeyTest {
    private static final int PKCS8_PREFIX_LENGTH = 16;

    @Test
    void thePublicKeyBelongsToThePrivateOne() {
        MasternodeKey key = MasternodeKey.generate();

        byte[] pkcs8 =
                Base64.getDecoder().decode(key.pem().replaceAll("-----[A-Z ]+-----", "").strip());
        Bytes seed = Bytes.of(Arrays.copyOfRange(pkcs8, PKCS8_PREFIX_LENGTH, pkcs8.length));

        assertThat(new Ed25519().signer(seed).publicKey()).isEqualTo(key.publicKey());
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
