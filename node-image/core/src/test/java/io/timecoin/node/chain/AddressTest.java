package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AddressTest {
    /** The reference refuses every address of the length that it makes (PROTOCOL 7.1, trap a). */
    private static final String REFUSED_BY_THE_REFERENCE_ONLY =
            "TIME0K8wwmqtqkdG34pdjmMqrXX85TFH7bpM3X";

    @ParameterizedTest
    @MethodSource("addresses")
    void aKeyHasTheAddressesThatTheReferenceMakes(JsonNode vector) {
        PublicKey key = PublicKey.fromHex(text(vector, "public_key_hex"));

        Address mainnet = Address.of(key, NetworkType.MAINNET);
        Address testnet = Address.of(key, NetworkType.TESTNET);

        assertThat(mainnet.payload().toHex()).isEqualTo(text(vector, "payload_hex"));
        assertThat(mainnet).hasToString(text(vector, "mainnet"));
        assertThat(testnet).hasToString(text(vector, "testnet"));
        assertThat(Address.parse(text(vector, "mainnet"))).isEqualTo(mainnet);
        assertThat(Address.parse(text(vector, "testnet"))).isEqualTo(testnet);
    }

    @ParameterizedTest
    @MethodSource("notAddresses")
    void whatIsNoAddressIsRefused(JsonNode vector) {
        assertThatIllegalArgumentException().isThrownBy(() -> Address.parse(text(vector, "input")));
    }

    @Test
    void anAddressThatOnlyTheReferenceRefusesIsTaken() {
        assertThat(Address.parse(REFUSED_BY_THE_REFERENCE_ONLY))
                .hasToString(REFUSED_BY_THE_REFERENCE_ONLY);
    }

    @Test
    void aChangedCharacterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse("TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwn"))
                .withMessageContaining("checksum");
    }

    @ParameterizedTest
    @MethodSource("base58")
    void base58GoesBothWays(JsonNode vector) {
        Bytes bytes = Bytes.fromHex(text(vector, "hex"));

        assertThat(Base58.encode(bytes)).isEqualTo(text(vector, "base58"));
        assertThat(Base58.decode(text(vector, "base58"))).isEqualTo(bytes);
    }

    private static Stream<JsonNode> addresses() {
        return Vectors.list("addresses.json", "addresses");
    }

    private static Stream<JsonNode> notAddresses() {
        return Vectors.list("addresses.json", "invalid")
                .filter(vector -> !text(vector, "input").equals(REFUSED_BY_THE_REFERENCE_ONLY));
    }

    private static Stream<JsonNode> base58() {
        return Vectors.list("addresses.json", "base58");
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }
}
