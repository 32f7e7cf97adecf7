package io.timecoin.node.masternode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatsTest {
    private static final StubSignatures KEYS = new StubSignatures();
    private static final Duration BLOCKS = Duration.ofSeconds(2);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private Instant now = Instant.ofEpochSecond(1_764_547_200);

    private static Signer signer(int masternode) {
        return KEYS.signer("masternode " + masternode);
    }

    private static Member member(int masternode) {
        return new Member(signer(masternode).publicKey(), Tier.GOLD, "", "gold-" + masternode);
    }

    private static MemberSet members(int size) {
        return new MemberSet(IntStream.range(0, size).mapToObj(HeartbeatsTest::member).toList());
    }

    private static Heartbeats of(int masternode, int size) {
        return new Heartbeats(signer(masternode), KEYS, BLOCKS, members(size));
    }

    private static SignedHeartbeat signed(Heartbeat heartbeat, Signer signer) {
        return new SignedHeartbeat(heartbeat, signer.sign(heartbeat.signedBytes()));
    }

    private static SignedAttestation seenBy(int witness, SignedHeartbeat message, Instant at) {
        Attestation attestation =
                new Attestation(
                        message.heartbeat().hash(),
                        "gold-" + witness,
                        at.getEpochSecond(),
                        signer(witness).publicKey());
        return new SignedAttestation(attestation, signer(witness).sign(attestation.signedBytes()));
    }

    private static HeartbeatView view(Heartbeats of, int masternode) {
        return of.view().stream()
                .filter(view -> view.member().equals(member(masternode)))
                .findFirst()
                .orElseThrow();
    }

    private static PublicKey key(int masternode) {
        return signer(masternode).publicKey();
    }

    /** The heartbeat of the first masternode of five reaches the last, who attests it. */
    private SignedHeartbeat heartbeat(Heartbeats author) {
        return author.tick(now).orElseThrow();
    }

    @Test
    void aHeartbeatCountsOnceWhenEnoughWitnessesHaveSeenIt() {
        Heartbeats author = of(0, 5);
        SignedHeartbeat heartbeat = heartbeat(author);

        for (JsonNode vector : byWitnesses().toList()) {
            int witnesses = vector.required("distinct_witnesses").intValue();
            if (witnesses > 0) {
                author.received(key(witnesses), seenBy(witnesses, heartbeat, now), now);
            }
            assertThat(view(author, 0).witnesses()).isEqualTo(witnesses);
            // The reference counts a fourth witness as a second heartbeat (PROTOCOL 8.3).
            assertThat(view(author, 0).verified()).isEqualTo(witnesses >= 3 ? 1 : 0);
            assertThat(view(author, 0).sequence().isPresent())
                    .isEqualTo(!vector.required("latest_verified_sequence").isNull());
        }
    }

    private static Stream<JsonNode> byWitnesses() {
        return Vectors.file("heartbeats.json")
                .required("verification_rules_of_the_attestation_module")
                .required("by_witnesses")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("ages")
    void aHeartbeatIsAttestedOnlyWhileItIsTimely(JsonNode vector) {
        Heartbeat heartbeat =
                new Heartbeat(
                        "gold-0",
                        7,
                        now.getEpochSecond() + vector.required("offset_seconds").longValue(),
                        key(0));

        assertThat(of(1, 5).received(key(0), signed(heartbeat, signer(0)), now).isPresent())
                .isEqualTo(vector.required("accepted").booleanValue());
    }

    private static Stream<JsonNode> ages() {
        return Vectors.file("heartbeats.json")
                .required("verification_rules_of_the_attestation_module")
                .required("by_age")
                .valueStream();
    }

    @Test
    void theSameWitnessCountsOnceAndTheAuthorNever() {
        Heartbeats author = of(0, 5);
        SignedHeartbeat heartbeat = heartbeat(author);

        author.received(key(1), seenBy(1, heartbeat, now), now);
        author.received(key(1), seenBy(1, heartbeat, now.plusSeconds(1)), now);
        author.received(key(0), seenBy(0, heartbeat, now), now);

        assertThat(view(author, 0).witnesses()).isEqualTo(1);
    }

    @Test
    void sequencesGrowThroughARestartAndAnOldOneIsNoHeartbeat() {
        Heartbeats witness = of(1, 5);
        SignedHeartbeat before = heartbeat(of(0, 5));
        now = now.plus(INTERVAL);
        SignedHeartbeat after = heartbeat(of(0, 5));

        assertThat(witness.received(key(0), after, now)).isPresent();
        assertThat(witness.received(key(0), after, now)).isEmpty();
        assertThat(witness.received(key(0), before, now)).isEmpty();
    }

    @Test
    void onlyItsAuthorBringsAMessage() {
        SignedHeartbeat heartbeat = heartbeat(of(0, 5));
        Heartbeats witness = of(1, 5);

        assertThat(witness.received(key(2), heartbeat, now)).isEmpty();
        assertThat(witness.received(key(0), heartbeat, now)).isPresent();
        witness.received(key(3), seenBy(2, heartbeat, now), now);
        assertThat(view(witness, 0).witnesses()).isEqualTo(1);
    }

    @Test
    void aWrongSignatureNameOrKeyIsNoHeartbeat() {
        Heartbeats witness = of(1, 5);
        Heartbeat heartbeat = new Heartbeat("gold-0", 7, now.getEpochSecond(), key(0));
        Heartbeat otherName = new Heartbeat("gold-2", 7, now.getEpochSecond(), key(0));
        Heartbeat stranger = new Heartbeat("gold-9", 7, now.getEpochSecond(), key(9));

        assertThat(witness.received(key(0), signed(heartbeat, signer(2)), now)).isEmpty();
        assertThat(witness.received(key(0), signed(otherName, signer(0)), now)).isEmpty();
        assertThat(witness.received(key(9), signed(stranger, signer(9)), now)).isEmpty();
        assertThat(witness.received(key(0), signed(heartbeat, signer(0)), now)).isPresent();
    }

    @Test
    void anAttestationThatOvertakesItsHeartbeatCounts() {
        SignedHeartbeat heartbeat = heartbeat(of(0, 5));
        Heartbeats third = of(1, 5);

        third.received(key(2), seenBy(2, heartbeat, now), now);
        third.received(key(3), seenBy(3, heartbeat, now), now);
        assertThat(view(third, 0).witnesses()).isZero();
        assertThat(third.received(key(0), heartbeat, now)).isPresent();

        assertThat(view(third, 0).verified()).isEqualTo(1);
    }

    @Test
    void aNodeThatIsNoMasternodeOnlyWatches() {
        Heartbeats observer = of(9, 5);

        assertThat(observer.tick(now)).isEmpty();
        assertThat(observer.received(key(0), heartbeat(of(0, 5)), now)).isEmpty();
    }

    @Test
    void whoLeavesIsForgotten() {
        Heartbeats observer = of(9, 5);
        observer.received(key(4), heartbeat(of(4, 5)), now);

        observer.membersChanged(members(4));

        assertThat(observer.view()).hasSize(4);
        assertThat(observer.received(key(4), heartbeat(of(4, 5)), now)).isEmpty();
    }

    /** All masternodes with links that lose and reorder; each falls silent as long as it is told. */
    private List<Heartbeats> run(int size, int intervals, int silent, int silentFrom, long seed) {
        Random random = new Random(seed);
        List<Heartbeats> nodes = IntStream.range(0, size).mapToObj(i -> of(i, size)).toList();
        for (int round = 0; round < intervals; round++) {
            now = now.plus(INTERVAL);
            List<Runnable> inFlight = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int author = i;
                Optional<SignedHeartbeat> heartbeat = nodes.get(i).tick(now);
                boolean mute = i == silent && round >= silentFrom;
                for (int to = 0; to < size && !mute; to++) {
                    int receiver = to;
                    if (to != i && random.nextInt(20) > 0) {
                        inFlight.add(() ->
                                nodes.get(receiver)
                                        .received(key(author), heartbeat.orElseThrow(), now)
                                        .ifPresent(attestation ->
                                                spread(nodes, receiver, attestation, inFlight)));
                    }
                }
            }
            while (!inFlight.isEmpty()) {
                inFlight.remove(random.nextInt(inFlight.size())).run();
            }
        }
        return nodes;
    }

    private void spread(
            List<Heartbeats> nodes,
            int from,
            SignedAttestation attestation,
            List<Runnable> inFlight) {
        for (int to = 0; to < nodes.size(); to++) {
            int receiver = to;
            if (to != from) {
                inFlight.add(() -> nodes.get(receiver).received(key(from), attestation, now));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 25})
    void allAreActiveAndUpAsTheirTierAsks(int size) {
        List<Heartbeats> nodes = run(size, 100, -1, 0, size);

        assertThat(nodes)
                .allSatisfy(node -> {
                    assertThat(node.active(now)).isEqualTo(size);
                    assertThat(node.view()).allMatch(HeartbeatView::meetsTier);
                });
    }

    @Test
    void whoFallsSilentIsNotActiveAfterThreeMinutesAndFallsBelowItsTier() {
        List<Heartbeats> nodes = run(4, 100, 2, 50, 7);

        assertThat(nodes.getFirst().active(now)).isEqualTo(3);
        assertThat(view(nodes.getFirst(), 2).meetsTier()).isFalse();
        assertThat(view(nodes.getFirst(), 2).aliveSince()).isEmpty();
        assertThat(view(nodes.getFirst(), 2).uptime()).isBetween(0.5, 0.8);
        assertThat(view(nodes.getFirst(), 1).totalUptime()).isPositive();
    }
}
