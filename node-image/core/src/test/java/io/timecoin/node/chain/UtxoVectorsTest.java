package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.wire.MessageCodec;
import io.timecoin.node.wire.Parsed;
import io.timecoin.node.wire.UtxoMessage.UTXOStateUpdate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs, their states and the hash of their set against the reference. */
class UtxoVectorsTest {
    @ParameterizedTest
    @MethodSource("sets")
    void theHashOfASetIsThatOfTheReference(JsonNode set) {
        List<Utxo> utxos = utxos(set).map(UtxoVectorsTest::utxo).toList();

        assertThat(UtxoStateHash.of(utxos).toHex())
                .isEqualTo(set.required("state_hash_hex").textValue());
        assertThat(UtxoStateHash.of(utxos.reversed())).isEqualTo(UtxoStateHash.of(utxos));
    }

    @ParameterizedTest
    @MethodSource("storedOutputs")
    void anOutputIsStoredAsTheReferenceStoresIt(JsonNode vector) {
        Utxo utxo = utxo(vector);
        Bytes value = Bincode.encode(utxo);
        Bytes key = Bincode.encode(utxo.outpoint());

        assertThat(key.toHex()).isEqualTo(vector.required("storage_key_hex").textValue());
        assertThat(value.toHex()).isEqualTo(vector.required("storage_value_hex").textValue());
        assertThat(Bincode.decodeUtxo(value)).isEqualTo(utxo);
        assertThat(Bincode.decodeOutPoint(key)).isEqualTo(utxo.outpoint());
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateHasTheImageOfTheReference(String json, String hex) {
        UtxoState state = state(json);

        assertThat(Bincode.encode(state).toHex()).isEqualTo(hex);
        assertThat(Bincode.decodeUtxoState(Bytes.fromHex(hex))).isEqualTo(state);
    }

    private static UtxoState state(String json) {
        String line =
                "{\"UTXOStateUpdate\":{\"outpoint\":{\"txid\":["
                        + "0,".repeat(Hash.LENGTH - 1)
                        + "0],\"vout\":0},\"state\":"
                        + json
                        + "}}";
        Parsed parsed = new MessageCodec().parse(line.getBytes(StandardCharsets.UTF_8));
        return ((UTXOStateUpdate) ((Parsed.Ok) parsed).message()).state();
    }

    private static Utxo utxo(JsonNode vector) {
        return new Utxo(
                new OutPoint(
                        Hash.fromHex(vector.required("txid_hex").textValue()),
                        vector.required("vout").intValue()),
                vector.required("value").bigIntegerValue().longValue(),
                Bytes.fromHex(vector.required("script_pubkey_hex").textValue()),
                vector.required("address").textValue());
    }

    private static Stream<JsonNode> sets() {
        return Vectors.list("utxo_state_hash.json", "sets");
    }

    private static Stream<JsonNode> utxos(JsonNode set) {
        return set.required("utxos").valueStream();
    }

    private static Stream<JsonNode> storedOutputs() {
        return sets().flatMap(UtxoVectorsTest::utxos);
    }

    private static Stream<Arguments> states() {
        List<JsonNode> json = Vectors.list("utxo_state_hash.json", "utxo_states_json").toList();
        List<JsonNode> hex =
                Vectors.list("utxo_state_hash.json", "utxo_states_bincode_hex").toList();
        return IntStream.range(0, json.size())
                .mapToObj(i -> Arguments.of(json.get(i).textValue(), hex.get(i).textValue()));
    }
}
