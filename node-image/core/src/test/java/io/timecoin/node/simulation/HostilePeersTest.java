package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeReport;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.wire.BlockMessage.BlockAnnouncement;
import io.timecoin.node.wire.BlockMessage.BlockRangeResponse;
import io.timecoin.node.wire.BlockMessage.BlocksResponse;
import io.timecoin.node.wire.BlockMessage.GetBlockRange;
import io.timecoin.node.wire.BlockMessage.GetBlocks;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import io.timecoin.node.wire.ConsensusMessage.VoteExtension;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.ChainStatus;
import io.timecoin.node.wire.ExtensionMessage.GetCertifiedBlocks;
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import io.timecoin.node.wire.Parsed;
import io.timecoin.node.wire.VotePhase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a peer whose handshake is complete can do to a node: the rows of PROTOCOL.md §16 that it causes. */
class HostilePeersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<NodeReport> reports = new ArrayList<>();
    private final List<Observer> observers = new ArrayList<>();
    private final Simulation simulation =
            new Simulation(
                    1,
                    List.of((node, effect) ->
                            List.copyOf(observers)
                                    .forEach(observer -> observer.performed(node, effect))));
    private final VirtualNetwork network = simulation.network(4);
    private final VirtualNode victim = network.node(0);
    private final VirtualNode outsider = network.add(network.keys().signer("nobody"));
    private final HostilePeer stranger = new HostilePeer(network, outsider, victim);
    private final HostilePeer member = new HostilePeer(network, network.node(1), victim);

    @BeforeEach
    void runTheNetwork() {
        network.startAll();
        network.run(Duration.ofSeconds(10));
        observers.add(stranger);
        observers.add(member);
        observers.add(this::keepReports);
    }

    private void keepReports(VirtualNode node, NodeEffect effect) {
        if (node == victim && effect instanceof NodeEffect.Report(NodeReport report)) {
            reports.add(report);
        }
    }

    @Test
    void onlyMasternodesMaySendTheLongestLines() {
        List<Integer> limits = new ArrayList<>();
        observers.add((node, effect) -> {
            if (node == victim && effect instanceof NodeEffect.HandshakeDone done) {
                limits.add(done.lineBytes());
            }
        });
        victim.crash();
        network.start(victim);
        network.run(Duration.ofMinutes(2));

        assertThat(limits)
                .contains(Limits.STRANGER_LINE_BYTES)
                .filteredOn(limit -> limit == Limits.LINE_BYTES)
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aRangeToTheEndOfNumbersIsAnsweredWithAHundredAndOneBlocksAtMost() {
        network.run(Duration.ofMinutes(5));
        for (long end : List.of(-1L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            stranger.say(new GetBlocks(0, end));
            stranger.say(new GetBlockRange(0, end));
            stranger.say(new GetCertifiedBlocks(0, end));
            stranger.say(new GetBlocks(Long.MAX_VALUE, end));
            stranger.say(new GetBlocks(-1, end));
        }
        network.run(Duration.ofSeconds(1));

        assertThat(stranger.answers())
                .anySatisfy(answer -> assertThat(blocks(answer)).isEqualTo(101))
                .allSatisfy(answer -> assertThat(blocks(answer)).isLessThanOrEqualTo(101));
    }

    private static int blocks(Message answer) {
        return switch (answer) {
            case BlocksResponse(List<Block> blocks) -> blocks.size();
            case BlockRangeResponse(List<Block> blocks) -> blocks.size();
            case CertifiedBlocks(var blocks) -> blocks.size();
            case Message other -> 0;
        };
    }

    @Test
    void anUncertifiedBlockNeitherGrowsNorRollsBackTheChain() {
        long before = victim.height();
        Block next = block(before + 1, victim.disk().head().hash());
        Block orphan = block(before + 1, Hash.ZERO);
        for (Block block : List.of(orphan, next)) {
            stranger.say(new BlockAnnouncement(block));
            stranger.say(new BlocksResponse(List.of(block)));
            member.say(new BlockAnnouncement(block));
        }
        network.run(Duration.ofMillis(20));

        assertThat(victim.height()).isEqualTo(before);
        assertThatTheChainGoesOn();
    }

    @Test
    void nothingOfOthersIsRelayed() {
        List<Message> said = new ArrayList<>();
        observers.add((node, effect) -> {
            if (node == victim
                    && effect instanceof NodeEffect.Send send
                    && send.message() instanceof BlockVote vote
                    && !vote.voter().equals(victim.signer().publicKey().toHex())) {
                said.add(vote);
            }
        });
        IntStream.range(0, 1_000).forEach(_ -> member.say(vote(victim.height() + 1, 0)));
        network.run(Duration.ofSeconds(10));

        assertThat(said).isEmpty();
        assertThatTheChainGoesOn();
    }

    @Test
    void aProposalInTheFormOfReferenceNodesStopsNobody() {
        Block next = block(victim.height() + 1, victim.disk().head().hash());
        member.say(new BlockProposal(next, "10.0.0.1", Bytes.EMPTY, 0, Optional.empty()));
        stranger.say(new BlockProposal(next, "10.0.0.1", Bytes.EMPTY, 0, Optional.empty()));
        network.run(Duration.ofMillis(20));

        assertThat(reports).filteredOn(NodeReport.MessageRefused.class::isInstance).hasSize(2);
        assertThatTheChainGoesOn();
    }

    @Test
    void votesOfStrangersAreNotEvenLookedAt() {
        stranger.say(vote(victim.height() + 1, 0));
        network.run(Duration.ofMillis(20));

        assertThat(reports)
                .filteredOn(NodeReport.MessageRefused.class::isInstance)
                .singleElement()
                .asString()
                .contains("no masternode");
    }

    @Test
    void votesOfUnknownVotersAndWithoutASignatureCountForNothing() {
        long next = victim.height() + 1;
        for (int i = 0; i < 4; i++) {
            member.say(vote(next, i));
        }
        network.run(Duration.ofMillis(20));

        assertThat(victim.height()).isLessThan(next);
        assertThat(reports).filteredOn(NodeReport.MessageRefused.class::isInstance).hasSize(4);
    }

    @Test
    void aFloodOfOldVotesIsAnsweredFourTimesASecond() {
        for (int i = 0; i < 1_000; i++) {
            member.say(vote(1, i));
        }
        network.run(Duration.ofSeconds(1));

        assertThat(member.answers())
                .filteredOn(answer -> answer instanceof BlockCommit commit && commit.height() == 1)
                .hasSizeBetween(1, 4);
    }

    @Test
    void aHeightWithoutItsCertificateIsNotBelieved() {
        stranger.say(new ChainStatus(Long.MAX_VALUE, Hash.ZERO, Optional.empty()));
        stranger.say(new ChainStatus(victim.height() + 100, Hash.ZERO, Optional.empty()));
        network.run(Duration.ofMillis(20));

        assertThat(victim.status().synced()).isTrue();
        assertThat(reports).filteredOn(NodeReport.MessageRefused.class::isInstance).hasSize(2);
        assertThatTheChainGoesOn();
    }

    @Test
    void blocksThatNobodyAskedForAreIgnored() {
        long before = victim.height();
        stranger.say(new CertifiedBlocks(List.of()));
        stranger.say(new BlocksResponse(List.of(block(before + 1, Hash.ZERO))));
        network.run(Duration.ofMillis(20));

        assertThat(network.links().connection(outsider, victim)).isPresent();
        assertThatTheChainGoesOn();
    }

    @Test
    void noMessageWithNumbersOutOfAnyBoundMakesANodeThrowOrLoseItsPlace() {
        MessageCodec codec = new MessageCodec();
        for (long extreme : List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32)) {
            Vectors.list("messages.json", "messages")
                    .map(vector -> read(vector.required("line").asText()))
                    .map(message -> withNumbers(message, extreme))
                    .map(line -> codec.parse(line.toString().getBytes(StandardCharsets.UTF_8)))
                    .filter(Parsed.Ok.class::isInstance)
                    .map(parsed -> ((Parsed.Ok) parsed).message())
                    .forEach(message -> {
                        stranger.say(message);
                        member.say(message);
                    });
            network.run(Duration.ofMillis(100));
        }

        assertThat(victim.isUp()).isTrue();
        assertThatTheChainGoesOn();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    /** The same message with every whole number above a byte replaced. */
    private static JsonNode withNumbers(JsonNode node, long number) {
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> field.setValue(withNumbers(field.getValue(), number)));
        } else if (copy instanceof ArrayNode array && !isBytes(array)) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withNumbers(array.get(i), number));
            }
        }
        return copy.isIntegralNumber() ? LongNode.valueOf(number) : copy;
    }

    private static boolean isBytes(ArrayNode array) {
        return array.valueStream().allMatch(JsonNode::isIntegralNumber);
    }

    private void assertThatTheChainGoesOn() {
        long next = network.height() + 3;
        assertThat(network.runUntil(() -> victim.height() >= next, Duration.ofSeconds(10)))
                .isTrue();
    }

    private static Block block(long height, Hash previous) {
        return new Block(
                new BlockHeader(1, height, previous, Hash.ZERO, 1, 10_000_000_000_000L),
                List.of(),
                List.of());
    }

    private BlockVote vote(long height, int round) {
        return new BlockVote(
                network.genesis().hash(),
                height,
                network.keys().signer("nobody").publicKey().toHex(),
                Bytes.of(new byte[Signature.LENGTH]),
                true,
                Optional.of(new VoteExtension(round, VotePhase.PRECOMMIT, Hash.ZERO)));
    }
}
