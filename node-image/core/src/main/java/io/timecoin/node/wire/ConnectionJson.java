package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.I64;
import static io.timecoin.node.wire.JsonNumbers.U32;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.list;
import static io.timecoin.node.wire.JsonTypes.text;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.ConnectionMessage.Pong;
import io.timecoin.node.wire.ConnectionMessage.Version;
import io.timecoin.node.wire.JsonVariants.Variant;
import java.util.List;

/** {@link ConnectionMessage} in JSON. */
final class ConnectionJson {
    private static final JsonType<String> NAME = text(Limits.NAME);
    private static final JsonType<String> ADDRESS = text(Limits.ADDRESS);

    private static final JsonType<NodeHello> NODE_HELLO =
            JsonStruct.named(f -> {
                var id = f.required("id", JsonTypes.NODE_ID_HEX, NodeHello::id);
                var key = f.required("public_key", JsonTypes.PUBLIC_KEY_HEX, NodeHello::publicKey);
                var start = f.required("start", I64, NodeHello::startMillis);
                var version = f.required("version", NAME, NodeHello::version);
                var genesis = f.required("genesis", JsonTypes.HASH_HEX, NodeHello::genesis);
                var capabilities =
                        f.required(
                                "capabilities",
                                list(NAME, Limits.CAPABILITIES),
                                NodeHello::capabilities);
                var nonce =
                        f.required(
                                "nonce", JsonTypes.hex(NodeHello.NONCE_LENGTH), NodeHello::nonce);
                var name = f.required("name", NAME, NodeHello::name);
                var listen = f.required("listen", ADDRESS, NodeHello::listenAddress);
                return row ->
                        requireId(
                                row.get(id),
                                new NodeHello(
                                        row.get(key),
                                        row.get(start),
                                        row.get(version),
                                        row.get(genesis),
                                        row.get(capabilities),
                                        row.get(nonce),
                                        row.get(name),
                                        row.get(listen)));
            });

    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.fields(Handshake.class, handshake()),
                    JsonVariants.fields(Ack.class, ack()),
                    JsonVariants.fields(Ping.class, ping()),
                    JsonVariants.fields(Pong.class, pong()),
                    JsonVariants.unit(new GetPeers()),
                    JsonVariants.value(
                            PeersResponse.class,
                            list(ADDRESS, Limits.PEERS),
                            PeersResponse::new,
                            PeersResponse::peers),
                    JsonVariants.fields(Version.class, version()));

    private ConnectionJson() {}

    private static NodeHello requireId(NodeId id, NodeHello hello) {
        if (!hello.id().equals(id)) {
            throw new IllegalArgumentException("the id is not the hash of the public key");
        }
        return hello;
    }

    private static JsonType<Handshake> handshake() {
        return JsonStruct.named(f -> {
            var magic =
                    f.required(
                            "magic", JsonBytes.exactly(Handshake.MAGIC.length()), Handshake::magic);
            var protocol = f.required("protocol_version", U32, Handshake::protocolVersion);
            var network = f.required("network", NAME, Handshake::network);
            var node = f.extra("node", NODE_HELLO, Handshake::node);
            return row ->
                    new Handshake(
                            row.get(magic), row.get(protocol), row.get(network), row.get(node));
        });
    }

    private static JsonType<Ack> ack() {
        return JsonStruct.named(f -> {
            var type = f.required("message_type", NAME, Ack::messageType);
            var node = f.extra("node", NODE_HELLO, Ack::node);
            var signature = f.extra("signature", JsonTypes.SIGNATURE_HEX, Ack::signature);
            return row -> new Ack(row.get(type), row.get(node), row.get(signature));
        });
    }

    private static JsonType<Ping> ping() {
        return JsonStruct.named(f -> {
            var nonce = f.required("nonce", U64, Ping::nonce);
            var timestamp = f.required("timestamp", I64, Ping::timestamp);
            return row -> new Ping(row.get(nonce), row.get(timestamp));
        });
    }

    private static JsonType<Pong> pong() {
        return JsonStruct.named(f -> {
            var nonce = f.required("nonce", U64, Pong::nonce);
            var timestamp = f.required("timestamp", I64, Pong::timestamp);
            return row -> new Pong(row.get(nonce), row.get(timestamp));
        });
    }

    private static JsonType<Version> version() {
        return JsonStruct.named(f -> {
            var version = f.required("version", NAME, Version::version);
            var date = f.required("commit_date", NAME, Version::commitDate);
            var count = f.required("commit_count", NAME, Version::commitCount);
            var protocol = f.required("protocol_version", U32, Version::protocolVersion);
            var network = f.required("network", NAME, Version::network);
            var listen = f.required("listen_addr", ADDRESS, Version::listenAddr);
            var timestamp = f.required("timestamp", I64, Version::timestamp);
            var capabilities =
                    f.required(
                            "capabilities", list(NAME, Limits.CAPABILITIES), Version::capabilities);
            var wallet = f.optional("wallet_address", ADDRESS, Version::walletAddress);
            var genesis = f.optional("genesis_hash", ADDRESS, Version::genesisHash);
            return row ->
                    new Version(
                            row.get(version),
                            row.get(date),
                            row.get(count),
                            row.get(protocol),
                            row.get(network),
                            row.get(listen),
                            row.get(timestamp),
                            row.get(capabilities),
                            row.get(wallet),
                            row.get(genesis));
        });
    }
}
