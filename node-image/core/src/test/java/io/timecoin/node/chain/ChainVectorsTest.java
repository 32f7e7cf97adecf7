package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.wire.BlockMessage.BlockAnnouncement;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import io.timecoin.node.wire.Parsed;
import io.timecoin.node.wire.TransactionMessage.TransactionBroadcast;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Binary forms and hashes against those of the reference. */
class ChainVectorsTest {
    @ParameterizedTest
    @MethodSource("transactions")
    void aTransactionHasTheImageAndTheIdOfTheReference(JsonNode vector) {
        Transaction transaction = transaction(text(vector, "json"));

        Bytes image = Bincode.encode(transaction);

        assertThat(image.toHex()).isEqualTo(text(vector, "bincode_hex"));
        assertThat(image.length()).isEqualTo(vector.required("size").intValue());
        assertThat(transaction.txid().toHex()).isEqualTo(text(vector, "txid_hex"));
        assertThat(Bincode.decodeTransaction(image)).isEqualTo(transaction);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockHasTheImageAndTheHashesOfTheReference(JsonNode vector) {
        Block block = block("{\"BlockAnnouncement\":" + text(vector, "json") + "}");

        Bytes image = Bincode.encode(block);
        Bytes header = Bincode.encode(block.header());

        assertThat(image.toHex()).isEqualTo(text(vector, "block_bincode_hex"));
        assertThat(header.toHex()).isEqualTo(text(vector, "header_bincode_hex"));
        assertThat(block.hash().toHex()).isEqualTo(text(vector, "hash_hex"));
        assertThat(block.transactions().stream().map(Transaction::txid).map(Hash::toHex))
                .isEqualTo(
                        vector.required("txids_hex")
                                .valueStream()
                                .map(JsonNode::textValue)
                                .toList());
        assertThat(Merkle.rootOf(block.transactions()).toHex())
                .isEqualTo(text(vector, "merkle_root_of_all_transactions_hex"));
        assertThat(Bincode.decodeBlock(image)).isEqualTo(block);
        assertThat(Bincode.decodeHeader(header)).isEqualTo(block.header());
    }

    @ParameterizedTest
    @MethodSource("producedBlocks")
    void aBlockThatAReferenceNodeProducedHasTheHashThatItPrinted(JsonNode vector) {
        Block block = block(text(vector, "line"));

        assertThat(Bincode.encode(block.header()).toHex())
                .isEqualTo(text(vector, "header_bincode_hex"));
        assertThat(block.hash().toHex()).isEqualTo(text(vector, "hash_hex"));
        assertThat(Merkle.rootOf(block.transactions())).isEqualTo(block.header().merkleRoot());
    }

    @ParameterizedTest
    @MethodSource("merkleRoots")
    void theMerkleRootOfSoManyTransactionsIsThatOfTheReference(JsonNode vector) {
        List<Transaction> transactions =
                Vectors.list("merkle.json", "leaf_transactions")
                        .limit(vector.required("leaves").intValue())
                        .map(leaf -> transaction(text(leaf, "json")))
                        .toList();

        assertThat(Merkle.rootOf(transactions).toHex()).isEqualTo(text(vector, "merkle_root_hex"));
    }

    private static Transaction transaction(String json) {
        Message message = message("{\"TransactionBroadcast\":" + json + "}");
        return ((TransactionBroadcast) message).transaction();
    }

    private static Block block(String line) {
        return ((BlockAnnouncement) message(line)).block();
    }

    private static Message message(String line) {
        Parsed parsed = new MessageCodec().parse(line.getBytes(StandardCharsets.UTF_8));
        return ((Parsed.Ok) parsed).message();
    }

    private static Stream<JsonNode> transactions() {
        return Stream.concat(
                Vectors.list("transactions.json", "transactions"),
                Vectors.list("merkle.json", "leaf_transactions"));
    }

    private static Stream<JsonNode> blocks() {
        return Vectors.list("blocks.json", "blocks");
    }

    private static Stream<JsonNode> producedBlocks() {
        return Vectors.list("produced_blocks.json", "blocks");
    }

    private static Stream<JsonNode> merkleRoots() {
        return Vectors.list("merkle.json", "roots");
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }
}
