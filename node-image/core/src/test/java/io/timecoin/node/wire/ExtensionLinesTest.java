package io.timecoin.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import io.timecoin.node.wire.ConsensusMessage.CommitExtension;
import io.timecoin.node.wire.ConsensusMessage.CommitSignature;
import io.timecoin.node.wire.ConsensusMessage.ProposalExtension;
import io.timecoin.node.wire.ConsensusMessage.VoteExtension;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.ChainStatus;
import io.timecoin.node.wire.ExtensionMessage.GetBlockProposal;
import io.timecoin.node.wire.ExtensionMessage.GetCertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.GetChainStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we add to protocol v1. */
class ExtensionLinesTest {
    private static final PublicKey KEY =
            PublicKey.fromHex("8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c");
    private static final Hash HASH = Hash.fromHex("ab".repeat(Hash.LENGTH));
    private static final Bytes SIGNATURE = Bytes.fromHex("cd".repeat(Signature.LENGTH));
    private static final BlockVote VOTE =
            new BlockVote(
                    HASH,
                    7,
                    KEY.toHex(),
                    SIGNATURE,
                    true,
                    Optional.of(new VoteExtension(2, VotePhase.PRECOMMIT, HASH)));
    private static final BlockCommit COMMIT =
            new BlockCommit(
                    HASH,
                    7,
                    List.of(new CommitSignature(KEY.toHex(), SIGNATURE)),
                    Optional.of(new CommitExtension(2, HASH)));
    private static final Block BLOCK =
            new Block(new BlockHeader(1, 7, HASH, HASH, 1, 2), List.of(), List.of());
    private static final NodeHello HELLO =
            new NodeHello(
                    KEY,
                    1_764_547_200_123L,
                    "1.0.0",
                    HASH,
                    List.of(Capability.CONSENSUS),
                    Bytes.fromHex("ee".repeat(NodeHello.NONCE_LENGTH)),
                    "gold-0",
                    "127.0.0.1:24100");

    private final MessageCodec codec = new MessageCodec();

    @ParameterizedTest
    @MethodSource("ourMessages")
    void ourMessagesAreReadAsTheyWereWritten(Message message) {
        assertThat(codec.parse(codec.encode(message))).isEqualTo(new Parsed.Ok(message));
    }

    @Test
    void aHandshakeTellsWhoWeAreInAFieldThatReferenceNodesSkip() {
        String line = written(new Handshake(Handshake.MAGIC, 1, "testnet", Optional.of(HELLO)));

        assertThat(line)
                .startsWith(
                        "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,"
                                + "\"network\":\"testnet\",\"node\":{\"id\":\""
                                + HELLO.id().toHex()
                                + "\",\"public_key\":\""
                                + KEY.toHex()
                                + "\",\"start\":1764547200123,");
        assertThat(line.length()).isLessThan(Limits.HANDSHAKE_LINE_BYTES);
    }

    @Test
    void anIdThatIsNotTheHashOfTheKeyIsRefused() {
        String line =
                written(new Handshake(Handshake.MAGIC, 1, "testnet", Optional.of(HELLO)))
                        .replace(HELLO.id().toHex(), HASH.toHex());

        assertThat(refusal(line).fault()).isEqualTo(LineFault.BAD_FIELD);
        assertThat(refusal(line).detail()).contains("not the hash of the public key");
    }

    @Test
    void aNonceOfAnotherLengthIsRefused() {
        String line =
                written(new Handshake(Handshake.MAGIC, 1, "testnet", Optional.of(HELLO)))
                        .replace("ee".repeat(NodeHello.NONCE_LENGTH), "ee");

        assertThat(refusal(line).fault()).isEqualTo(LineFault.BAD_FIELD);
    }

    @Test
    void aNameAboveTheLimitIsRefused() {
        String line =
                written(new Handshake(Handshake.MAGIC, 1, "testnet", Optional.of(HELLO)))
                        .replace("gold-0", "g".repeat(Limits.NAME + 1));

        assertThat(refusal(line).fault()).isEqualTo(LineFault.TOO_LONG);
    }

    @Test
    void anExtensionWithOnlySomeOfItsFieldsIsRefused() {
        String line = written(VOTE).replace(",\"phase\":\"Precommit\"", "");

        assertThat(refusal(line).detail()).contains("the extension lacks a field");
    }

    @Test
    void aRepeatedFieldOfOursIsRefused() {
        String line =
                written(VOTE)
                        .replace("\"phase\":\"Precommit\"", "\"round\":2,\"phase\":\"Precommit\"");

        assertThat(refusal(line).detail()).contains("repeated field");
    }

    private String written(Message message) {
        return new String(codec.encode(message), StandardCharsets.UTF_8);
    }

    private Parsed.Refused refusal(String line) {
        return (Parsed.Refused) codec.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<Message> ourMessages() {
        return Stream.of(
                new Handshake(Handshake.MAGIC, 1, "testnet", Optional.of(HELLO)),
                new Ack("Handshake", Optional.of(HELLO), Optional.of(new Signature(SIGNATURE))),
                new Ack("Handshake", Optional.empty(), Optional.of(new Signature(SIGNATURE))),
                VOTE,
                COMMIT,
                new BlockProposal(
                        BLOCK,
                        KEY.toHex(),
                        SIGNATURE,
                        3,
                        Optional.of(new ProposalExtension(OptionalInt.of(2), List.of(VOTE)))),
                new BlockProposal(
                        BLOCK,
                        KEY.toHex(),
                        SIGNATURE,
                        0,
                        Optional.of(new ProposalExtension(OptionalInt.empty(), List.of()))),
                new GetChainStatus(),
                new ChainStatus(7, HASH, Optional.of(COMMIT)),
                new ChainStatus(0, HASH, Optional.empty()),
                new GetCertifiedBlocks(1, 101),
                new CertifiedBlocks(List.of(new CertifiedBlockData(BLOCK, COMMIT))),
                new GetBlockProposal(7, HASH));
    }
}
