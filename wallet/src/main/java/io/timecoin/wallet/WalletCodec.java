package io.timecoin.wallet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.io.IOException;
import java.util.List;

/** The content of a wallet as JSON, as it stands encrypted in the file. */
final class WalletCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private WalletCodec() {}

    static byte[] write(Wallet wallet) {
        ObjectNode root =
                JSON.createObjectNode()
                        .put("network", wallet.network().wireName())
                        .put("chainId", wallet.chainId().toHex())
                        .put("entropy", wallet.mnemonic().entropy().toHex())
                        .put("derived", wallet.derived());
        var imported = root.putArray("imported");
        wallet.imported().forEach(seed -> imported.add(seed.toHex()));
        var pending = root.putArray("pending");
        for (PendingSpend spend : wallet.pending()) {
            pending.addObject()
                    .put("transaction", Bincode.encode(spend.transaction()).toHex())
                    .put("signedAt", spend.signedAt());
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** @throws IllegalArgumentException if it is something else */
    static Wallet read(byte[] json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return new Wallet(
                NetworkType.ofWireName(root.path("network").asText())
                        .orElseThrow(() -> new IllegalArgumentException("no known network")),
                Hash.fromHex(root.path("chainId").asText()),
                new Mnemonic(Bytes.fromHex(root.path("entropy").asText())),
                root.path("derived").asInt(),
                texts(root.path("imported")).stream().map(Bytes::fromHex).toList(),
                root.path("pending").valueStream().map(WalletCodec::spend).toList());
    }

    private static PendingSpend spend(JsonNode node) {
        return new PendingSpend(
                Bincode.decodeTransaction(Bytes.fromHex(node.path("transaction").asText())),
                node.path("signedAt").asLong());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
