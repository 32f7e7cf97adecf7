package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of the reference's stores, read element by element: the binary form holds for them too. */
class LegacyStorageTest {
    /** Names in the order of their numbers (PROTOCOL 6). */
    private static final List<String> TIERS = List.of("Free", "Bronze", "Silver", "Gold");

    @ParameterizedTest
    @MethodSource("masternodes")
    void aMasternodeRecordReadsAsTheReferenceWroteIt(JsonNode vector) {
        BincodeReader in = reader(vector, "record_bincode_hex");
        JsonNode fields = vector.required("fields");
        JsonNode masternode = fields.required("masternode");

        assertThat(in.text()).isEqualTo(text(masternode, "address"));
        assertThat(in.text()).isEqualTo(text(masternode, "wallet_address"));
        assertThat(in.u64()).isEqualTo(masternode.required("collateral").longValue());
        assertThat(in.bytes()).isEqualTo(bytes(masternode.required("public_key")));
        assertThat(in.u32()).isEqualTo(TIERS.indexOf(text(masternode, "tier")));
        assertThat(in.u64()).isEqualTo(masternode.required("registered_at").longValue());
        assertThat(in.text()).isEqualTo(text(fields, "reward_address"));
        assertThat(in.u64()).isEqualTo(fields.required("last_heartbeat").longValue());
        assertThat(in.u64()).isEqualTo(fields.required("uptime_start").longValue());
        assertThat(in.u64()).isEqualTo(fields.required("total_uptime").longValue());
        assertThat(in.bool()).isEqualTo(fields.required("is_active").booleanValue());
        in.end();
    }

    @ParameterizedTest
    @MethodSource("peers")
    void aPeerRecordReadsAsTheReferenceWroteIt(JsonNode vector) {
        BincodeReader in = reader(vector, "record_bincode_hex");
        JsonNode fields = vector.required("fields");

        assertThat(in.text()).isEqualTo(text(fields, "address"));
        assertThat(in.u64()).isEqualTo(fields.required("last_seen").longValue());
        assertThat(in.text()).isEqualTo(text(fields, "version"));
        assertThat(in.bool()).isEqualTo(fields.required("is_masternode").booleanValue());
        assertThat(in.u32()).isEqualTo(fields.required("connection_attempts").intValue());
        assertThat(in.u64()).isEqualTo(fields.required("last_attempt").longValue());
        in.end();
    }

    @ParameterizedTest
    @MethodSource("wallets")
    void aWalletFileReadsAsTheReferenceWroteIt(JsonNode vector) {
        BincodeReader in = reader(vector, "file_hex");
        NetworkType network =
                text(vector, "network").equals("Mainnet")
                        ? NetworkType.MAINNET
                        : NetworkType.TESTNET;

        assertThat(in.u32()).isEqualTo(1);
        assertThat(in.u32()).isEqualTo(network == NetworkType.MAINNET ? 0 : 1);
        assertThat(in.raw(32).toHex()).isEqualTo(text(vector, "secret_seed_hex"));
        PublicKey key = new PublicKey(in.raw(PublicKey.LENGTH));
        assertThat(in.text()).isEqualTo(Address.of(key, network).toString());
        assertThat(in.u64()).isEqualTo(vector.required("created_at").longValue());
        boolean labelled = in.bool();
        assertThat(labelled).isEqualTo(vector.hasNonNull("label"));
        if (labelled) {
            assertThat(in.text()).isEqualTo(text(vector, "label"));
        }
        in.end();
    }

    @Test
    void aSignedHeartbeatAndAVoteEndWithTheirSignatures() {
        BincodeReader heartbeat =
                reader(Vectors.file("storage.json"), "signed_heartbeat_bincode_hex");
        assertThat(heartbeat.text()).isEqualTo("10.0.0.1");
        assertThat(heartbeat.u64()).isEqualTo(1);
        assertThat(heartbeat.u64()).isEqualTo(1_764_547_200);
        assertThat(heartbeat.bytes().length()).isEqualTo(PublicKey.LENGTH);
        assertThat(heartbeat.raw(Signature.LENGTH).toHex()).startsWith("bda58046");
        heartbeat.end();

        BincodeReader vote = reader(Vectors.file("storage.json"), "vote_bincode_hex");
        assertThat(vote.hash().toHex()).startsWith("0303");
        assertThat(vote.text()).isEqualTo("10.0.0.1");
        assertThat(vote.bool()).isTrue();
        assertThat(vote.u64()).isEqualTo(1_764_547_200);
        assertThat(vote.raw(Signature.LENGTH).toHex()).startsWith("495a1cac");
        vote.end();
    }

    @Test
    void theHeightOfTheChainIsStoredLittleEndian() {
        String hex = text(Vectors.file("storage.json"), "chain_height_value_hex_for_1754");

        assertThat(LittleEndian.u64(1754).toHex()).isEqualTo(hex);
    }

    private static BincodeReader reader(JsonNode vector, String field) {
        return new BincodeReader(Bytes.fromHex(text(vector, field)));
    }

    private static Bytes bytes(JsonNode numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers.get(i).intValue();
        }
        return Bytes.of(bytes);
    }

    private static Stream<JsonNode> masternodes() {
        return Vectors.list("storage.json", "masternode_records");
    }

    private static Stream<JsonNode> peers() {
        return Vectors.list("storage.json", "peer_records");
    }

    private static Stream<JsonNode> wallets() {
        return Vectors.list("storage.json", "wallet_files");
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }
}
