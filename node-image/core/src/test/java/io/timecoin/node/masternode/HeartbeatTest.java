package io.timecoin.node.masternode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeartbeatTest {
    private static final long NOW = 1_764_547_200;

    private final Ed25519 ed25519 = new Ed25519();

    @ParameterizedTest
    @MethodSource("heartbeats")
    void aHeartbeatIsHashedAndSignedAsTheReferenceDoes(JsonNode vector) {
        Signer signer = signer(vector);
        Heartbeat heartbeat =
                new Heartbeat(
                        text(vector, "address"),
                        vector.required("sequence").bigIntegerValue().longValue(),
                        vector.required("timestamp").longValue(),
                        signer.publicKey());

        assertThat(heartbeat.hash().toHex()).isEqualTo(text(vector, "heartbeat_hash_hex"));
        assertThat(heartbeat.signedBytes().toHex()).isEqualTo(text(vector, "signed_bytes_hex"));
        assertThat(signer.sign(heartbeat.signedBytes()).toHex())
                .isEqualTo(text(vector, "signature_hex"));
    }

    @ParameterizedTest
    @MethodSource("attestations")
    void anAttestationIsSignedAsTheReferenceDoes(JsonNode vector) {
        Signer signer = signer(vector);
        Attestation attestation =
                new Attestation(
                        Hash.fromHex(text(vector, "heartbeat_hash_hex")),
                        text(vector, "witness"),
                        vector.required("witness_timestamp").longValue(),
                        signer.publicKey());

        assertThat(attestation.signedBytes().toHex()).isEqualTo(text(vector, "signed_bytes_hex"));
        assertThat(signer.sign(attestation.signedBytes()).toHex())
                .isEqualTo(text(vector, "signature_hex"));
    }

    @ParameterizedTest
    @MethodSource("ages")
    void aHeartbeatIsTimelyWhereTheReferenceFindsItSo(JsonNode vector) {
        long timestamp = NOW + vector.required("offset_seconds").longValue();
        Heartbeat heartbeat = new Heartbeat("a", 1, timestamp, ed25519.signer(seed(1)).publicKey());

        assertThat(heartbeat.isTimely(Instant.ofEpochSecond(NOW)))
                .isEqualTo(vector.required("accepted").booleanValue());
    }

    private Signer signer(JsonNode vector) {
        return ed25519.signer(seed(vector.required("key_seed_byte").intValue()));
    }

    private static Bytes seed(int value) {
        return Bytes.fromHex("%02x".formatted(value).repeat(Ed25519.SEED_LENGTH));
    }

    private static Stream<JsonNode> heartbeats() {
        return Vectors.list("heartbeats.json", "heartbeats");
    }

    private static Stream<JsonNode> attestations() {
        return Vectors.list("heartbeats.json", "attestations_of_first_heartbeat");
    }

    private static Stream<JsonNode> ages() {
        return Vectors.file("heartbeats.json")
                .required("verification_rules_of_the_attestation_module")
                .required("by_age")
                .valueStream();
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }
}
