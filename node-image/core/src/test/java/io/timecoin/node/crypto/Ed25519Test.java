package io.timecoin.node.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Ed25519Test {
    private static final Bytes MESSAGE = Bytes.utf8("message");

    private final Ed25519 ed25519 = new Ed25519();

    @ParameterizedTest
    @MethodSource("keys")
    void aSeedHasThePublicKeyOfTheReference(JsonNode vector) {
        Signer signer = ed25519.signer(Bytes.fromHex(text(vector, "secret_seed_hex")));

        assertThat(signer.publicKey().toHex()).isEqualTo(text(vector, "public_key_hex"));
        assertThat(ed25519.verify(signer.publicKey(), MESSAGE, signer.sign(MESSAGE))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void aSignatureIsThatOfTheReference(JsonNode vector) {
        Signer signer = ed25519.signer(seed(vector.required("key_seed_byte").intValue()));
        Bytes message = Bytes.fromHex(text(vector, "signed_bytes_hex"));

        Signature signature = signer.sign(message);

        assertThat(signature.toHex()).isEqualTo(text(vector, "signature_hex"));
        assertThat(ed25519.verify(signer.publicKey(), message, signature)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aSignatureThatTheReferenceRefusesIsRefused(JsonNode vector) {
        assertThat(
                        ed25519.verify(
                                PublicKey.fromHex(text(vector, "public_key_hex")),
                                Bytes.fromHex(text(vector, "signed_bytes_hex")),
                                Signature.fromHex(text(vector, "signature_hex"))))
                .isFalse();
    }

    @Test
    void aKeyThatIsNoPointVerifiesNothing() {
        PublicKey noPoint = PublicKey.fromHex("02" + "00".repeat(31));
        Signature signature = ed25519.signer(seed(1)).sign(MESSAGE);

        assertThat(ed25519.verify(noPoint, MESSAGE, signature)).isFalse();
    }

    @Test
    void aSeedOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ed25519.signer(Bytes.EMPTY));
    }

    private static Bytes seed(int value) {
        return Bytes.fromHex("%02x".formatted(value).repeat(Ed25519.SEED_LENGTH));
    }

    private static Stream<JsonNode> keys() {
        return Vectors.list("addresses.json", "addresses");
    }

    private static Stream<JsonNode> signed() {
        return Stream.of(
                        Vectors.list("signatures.json", "transaction_vote"),
                        Vectors.list("signatures.json", "block_vote"),
                        Stream.of(Vectors.file("signatures.json").required("block_proposal")))
                .flatMap(vectors -> vectors);
    }

    private static Stream<JsonNode> invalid() {
        return Vectors.list("signatures.json", "invalid");
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }
}
