package io.timecoin.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeysTest {
    @ParameterizedTest
    @MethodSource("decodingCases")
    void keysAreTakenFromTheWireExactlyWhereTheReferenceTakesThem(JsonNode one) {
        PublicKey key = PublicKey.fromHex(one.required("public_key_hex").textValue());

        assertThat(PublicKeys.isCurvePoint(key))
                .isEqualTo(one.required("reference_accepts").booleanValue());
    }

    @ParameterizedTest
    @MethodSource("honestKeys")
    void honestKeysPassTheStrictCheck(String hex) {
        assertThat(PublicKeys.check(PublicKey.fromHex(hex))).isEqualTo(PublicKeys.Fault.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000, SMALL_ORDER",
        "0100000000000000000000000000000000000000000000000000000000000000, SMALL_ORDER",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, SMALL_ORDER",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a, SMALL_ORDER",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05, SMALL_ORDER",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85, SMALL_ORDER",
        "0200000000000000000000000000000000000000000000000000000000000000, NOT_ON_CURVE",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, NOT_CANONICAL",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, NOT_CANONICAL"
    })
    void theStrictCheckSaysWhatIsWrong(String hex, PublicKeys.Fault fault) {
        assertThat(PublicKeys.check(PublicKey.fromHex(hex))).isEqualTo(fault);
    }

    private static Stream<JsonNode> decodingCases() {
        return Vectors.list("signatures.json", "public_key_decoding");
    }

    private static Stream<String> honestKeys() {
        return Vectors.list("addresses.json", "addresses")
                .map(one -> one.required("public_key_hex").textValue());
    }
}
