package io.timecoin.operator.rollout.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.operator.rollout.simulation.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each gate, failing for each of its reasons, on a network of four that is otherwise well (rollout.md §4). */
class GatesTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private TimeNetworkSpec spec = Networks.spec(Networks.FOUR);
    private List<Masternode> masternodes = List.of();
    private Instant now = Instant.EPOCH;
    private boolean amongThemselves;
    private Optional<GateBaseline> baseline = Optional.empty();

    @BeforeEach
    void aNetworkThatIsWell() {
        Scenario scenario = Scenario.running(spec);
        masternodes = scenario.network.observe().masternodes();
        now = scenario.network.now();
        baseline =
                Optional.of(
                        new GateBaseline(
                                now.minusSeconds(10), scenario.network.height() - 2, 0, 0, 0));
    }

    @Test
    void aNetworkThatIsWellPassesEveryGate() {
        assertThat(judge().isPassed()).isTrue();
        assertThat(judge().problem()).isEmpty();
    }

    @Test
    void versionAsksForTheRevision() {
        change("gold-0", one -> withInstance(one, new Instance("new", "other", now, 0)));

        assertFails("version: gold-0 runs revision other, wants " + Revision.of(spec).id());
    }

    @Test
    void versionAsksForAnInstance() {
        change("gold-0", one -> withInstance(one, null));

        assertFails("version: gold-0 has no instance yet");
    }

    @Test
    void versionAsksTheNodeItself() {
        answer("gold-0", status -> status.put("version", "0.9.0"));

        assertFails("version: gold-0 reports version 0.9.0, wants 1.0.0");
    }

    @Test
    void versionFailsForGoodOnAnotherNetwork() {
        answer("gold-0", status -> status.put("network", "Mainnet"));

        assertFailsForGood("version: gold-0 reports network Mainnet, wants Testnet");
    }

    @Test
    void versionFailsForGoodOnAnotherGenesis() {
        answer("gold-0", status -> status.withObject("/chain").put("genesisHash", "other"));

        assertFailsForGood("version: gold-0 reports genesis other, wants genesis");
    }

    @Test
    void versionFailsForGoodOnAnotherProtocolThanTheOldNodesSpeak() {
        answer("gold-0", status -> status.put("protocolVersion", 2));

        assertFailsForGood("version: gold-0 reports protocol version 2, wants 1");
    }

    @Test
    void versionAllowsAnotherProtocolWhenAllGoAtOnce() {
        amongThemselves = true;
        answer("gold-0", status -> status.put("protocolVersion", 2));

        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void versionFailsForGoodOnACrashLoop() {
        change(
                "gold-0",
                one ->
                        withContainer(
                                withInstance(one, instance(one, 3)),
                                new ContainerState.Waiting(ContainerState.CRASH_LOOP)));

        assertFailsForGood("version: gold-0 is in a crash loop: 3 restarts");
    }

    @Test
    void versionForgivesOneCrash() {
        change(
                "gold-0",
                one ->
                        withContainer(
                                withInstance(one, instance(one, 1)),
                                new ContainerState.Waiting(ContainerState.CRASH_LOOP)));

        assertFails("version: gold-0 does not start: CrashLoopBackOff");
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void versionWaitsForAnImage() {
        change("gold-0", one -> withContainer(one, new ContainerState.Waiting("ErrImagePull")));

        assertFails("version: gold-0 does not start: ErrImagePull");
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void aNodeThatOnlyTheOperatorDoesNotReachIsUnknown() {
        change("gold-0", one -> withHealth(one, new Health.Unreachable("timed out")));

        assertThat(judge().isOnlyUnknown()).isTrue();
        assertThat(judge().problem()).contains("version: gold-0 does not answer: timed out");
    }

    @Test
    void aNodeThatNobodyReachesFails() {
        change("gold-0", one -> withHealth(one, new Health.Unreachable("timed out")));
        List.of("silver-0", "bronze-0", "free-0").forEach(name -> disconnect(name, "gold-0"));

        assertFails("version: gold-0 does not answer, and no masternode is connected with it");
    }

    @Test
    void anAnswerOfAnEarlierInstanceCountsForNothing() {
        change(
                "gold-0",
                one ->
                        withInstance(
                                one,
                                new Instance(
                                        "younger",
                                        Revision.of(spec).id(),
                                        now.minusSeconds(1),
                                        0)));

        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    @Test
    void anAnswerFromBeforeTheStartCountsForNothing() {
        change("gold-0", one -> withInstance(one, started(one, now.plusSeconds(1))));

        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    @Test
    void anAnswerThatIsOldCountsForNothing() {
        now = now.plusSeconds(60);

        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    @Test
    void readyAsksThePlatform() {
        change(
                "gold-0",
                one ->
                        new Masternode(
                                one.name(),
                                one.pool(),
                                one.tier(),
                                one.assigned(),
                                one.instance(),
                                one.container(),
                                false,
                                one.zone(),
                                one.health()));

        assertFails("ready: gold-0 is not ready");
    }

    @Test
    void readyAsksForSync() {
        answer("gold-0", status -> status.put("synced", false));

        assertFails("ready: gold-0 is not synced at height " + height());
    }

    @Test
    void readyAsksForTheHeightOfTheNetworkWithinTheLag() {
        answer("gold-0", status -> status.withObject("/chain").put("height", height() - 1));
        assertThat(judge().isPassed()).isTrue();

        answer("gold-0", status -> status.withObject("/chain").put("height", height() - 2));
        assertFails("ready: gold-0 is 2 blocks behind height " + height() + ", wants at most 1");
    }

    @Test
    void handshakesAskForEveryPeer() {
        disconnect("gold-0", "silver-0");

        assertFails("handshakes: gold-0: 2 of 3 peers, none with silver-0");
    }

    @Test
    void handshakesAllowNoSecondConnection() {
        answer(
                "gold-0",
                status ->
                        status.withArray("peers").add(status.withArray("peers").get(0).deepCopy()));

        assertFails("handshakes: gold-0: 2 connections with silver-0, wants 1");
    }

    @Test
    void handshakesMatchAPeerByIdWhateverItsName() {
        answer(
                "gold-0",
                status ->
                        status.withArray("peers")
                                .forEach(peer -> ((ObjectNode) peer).put("name", "?")));

        assertThat(judge().isPassed()).isTrue();
    }

    @Test
    void handshakesDoNotAskForAMasternodeThatIsDown() {
        change(
                "silver-0",
                one -> withContainer(withInstance(one, null), new ContainerState.Stopped("gone")));
        disconnect("gold-0", "silver-0");

        assertThat(judge().passes(GateName.HANDSHAKES)).isTrue();
    }

    @Test
    void handshakesThatFailedSinceTheBaselineCount() {
        answer("gold-0", status -> status.withObject("/handshakes").put("failed", 1));

        assertFails(
                "handshakes: 1 of 4 failed since "
                        + now.minusSeconds(10)
                        + ", wants 100% to complete");
    }

    @Test
    void minSuccessForgivesSomeFailures() {
        spec =
                Networks.withRollout(
                        spec,
                        rollout ->
                                rollout.withObject("/gates/handshakes").put("minSuccess", "75%"));
        answer("gold-0", status -> status.withObject("/handshakes").put("failed", 1));

        assertThat(judge().passes(GateName.HANDSHAKES)).isTrue();
    }

    @Test
    void stabilityAsksForTheAgeOfEachConnection() {
        peer("gold-0", peer -> peer.put("connectedSeconds", 3.9));

        assertFails("stability: gold-0: connected with silver-0 for 3.9s, wants 4.0s");
    }

    @Test
    void stabilityAllowsNoMissedPong() {
        peer("gold-0", peer -> peer.put("missedPongs", 1));

        assertFails("stability: gold-0: 1 pong missed from silver-0");
    }

    @Test
    void stabilityAsksForAPongFromEachPeer() {
        peer("gold-0", peer -> peer.put("pongs", 0));

        assertFails("stability: gold-0: no pong from silver-0 yet");
    }

    @Test
    void stabilityAsksForAnUndisturbedPeriod() {
        baseline =
                baseline.map(from -> new GateBaseline(now.minusSeconds(3), from.height(), 0, 0, 0));

        assertFails("stability: undisturbed for 3.0s, wants 4.0s");
    }

    @Test
    void membershipAsksEveryoneForTheSameCount() {
        answer("silver-0", status -> status.withObject("/consensus").put("activeMasternodes", 3));

        assertFails("membership: silver-0 counts 3 active masternodes, gold-0 counts 4");
    }

    @Test
    void membershipAsksForAllThatAreLive() {
        masternodes.forEach(one ->
                answer(
                        one.name(),
                        status -> status.withObject("/consensus").put("activeMasternodes", 3)));

        assertFails("membership: gold-0 counts 3 active masternodes, wants 4");
    }

    @Test
    void blocksAskForTheAdvance() {
        baseline = Optional.of(new GateBaseline(now.minusSeconds(10), height() - 1, 0, 0, 0));

        assertFails("blocks: 1 of 2 blocks since height " + (height() - 1));
    }

    @Test
    void blocksAllowNoFurtherMissedSlot() {
        answer("silver-0", status -> status.withObject("/chain").put("missedSlots", 1));

        assertFails("blocks: 1 slot missed since " + now.minusSeconds(10));
    }

    @Test
    void blocksAskAnotherMasternodeForTheSignature() {
        long before = height() - 2;
        List.of("silver-0", "bronze-0", "free-0").forEach(name -> sawSign(name, "gold-0", before));

        assertFails(
                "blocks: no other masternode saw gold-0 sign a block above height %d, the last was %d"
                        .formatted(before, before));
    }

    @Test
    void blocksTakeTheWordOfAnyOtherMasternode() {
        List.of("silver-0", "bronze-0").forEach(name -> sawSign(name, "gold-0", 0));

        assertThat(judge().isPassed()).isTrue();
    }

    @Test
    void blocksCanDoWithoutSignatures() {
        spec =
                Networks.withRollout(
                        spec,
                        rollout ->
                                rollout.withObject("/gates/blocks").put("signedByUpgraded", false));
        List.of("silver-0", "bronze-0", "free-0").forEach(name -> sawSign(name, "gold-0", 0));

        assertThat(judge().isPassed()).isTrue();
    }

    @Test
    void blocksAreUnknownUntilThereIsABaseline() {
        baseline = Optional.empty();

        assertThat(judge().verdicts().get(GateName.BLOCKS)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void rareBlocksAreReplacedByHeartbeatsSinceTheStart() {
        rareBlocks();
        List.of("silver-0", "bronze-0").forEach(name -> sawHeartbeat(name, now));
        assertThat(judge().isPassed()).isTrue();

        sawHeartbeat("bronze-0", Instant.EPOCH);
        assertFails("blocks: heartbeat of gold-0 since its start known to 2 masternodes, wants 3");
    }

    @Test
    void rareBlocksOfNodesWithoutHeartbeatsAreLeftToTheEnd() {
        rareBlocks();

        assertThat(judge().passes(GateName.BLOCKS)).isTrue();
    }

    @Test
    void agreementFailsForGoodOnAFork() {
        answer("silver-0", status -> recent(status).put("hash", "another-block"));

        assertFailsForGood(
                "agreement: fork at height %d: gold-0 has block block-%s, silver-0 has another-"
                        .formatted(height(), Long.toString(height()).substring(0, 2)));
    }

    @Test
    void agreementWaitsForAnAccumulatorThatDiffers() {
        answer("silver-0", status -> recent(status).put("utxo", "other"));

        assertFails("agreement: UTXO sets of gold-0 and silver-0 differ at height " + height());
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void agreementIsUnknownWithoutACommonHeight() {
        answer("silver-0", status -> status.withObject("/chain").putArray("recent"));

        assertThat(judge().problem()).contains("agreement: no height that all masternodes show");
        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    private GateReport judge() {
        Network network = Network.of(new Observed(masternodes, now), 4, now);
        return Gates.judge(
                new Trial(
                        spec,
                        network,
                        Revision.of(spec),
                        Set.of("gold-0"),
                        amongThemselves,
                        false,
                        baseline,
                        now));
    }

    private void assertFails(String problem) {
        assertThat(judge().problem()).contains(problem);
        assertThat(judge().isOnlyUnknown()).isFalse();
    }

    private void assertFailsForGood(String problem) {
        assertThat(judge().failedForGood()).contains(problem);
    }

    private long height() {
        return masternodes.stream()
                .flatMap(one -> one.status().stream())
                .mapToLong(status -> status.chain().height())
                .max()
                .orElse(0);
    }

    private void rareBlocks() {
        spec = Networks.edit(spec, tree -> tree.withObject("/chain").put("blockInterval", "10m"));
    }

    private void change(String name, UnaryOperator<Masternode> change) {
        List<Masternode> next = new ArrayList<>(masternodes);
        next.replaceAll(one -> one.name().equals(name) ? change.apply(one) : one);
        masternodes = next;
    }

    private void answer(String name, Consumer<ObjectNode> change) {
        change(
                name,
                one -> {
                    ObjectNode tree = JSON.valueToTree(one.status().orElseThrow());
                    change.accept(tree);
                    String instance = one.instance().orElseThrow().id();
                    return withHealth(
                            one,
                            new Health.Answered(NodeStatus.parse(tree.toString()), now, instance));
                });
    }

    private void peer(String name, Consumer<ObjectNode> change) {
        answer(name, status -> change.accept((ObjectNode) status.withArray("peers").get(0)));
    }

    private void disconnect(String name, String other) {
        answer(
                name,
                status ->
                        status.withArray("peers")
                                .removeIf(peer -> peer.path("name").asText().equals(other)));
    }

    private void sawSign(String name, String other, long height) {
        member(name, other, member -> member.put("lastSignedHeight", height));
    }

    private void sawHeartbeat(String name, Instant at) {
        member(name, "gold-0", member -> member.put("lastHeartbeat", at.toString()));
    }

    private void member(String name, String other, Consumer<ObjectNode> change) {
        answer(
                name,
                status ->
                        status.withObject("/consensus")
                                .withArray("members")
                                .forEach(member -> {
                                    if (member.path("name").asText().equals(other)) {
                                        change.accept((ObjectNode) member);
                                    }
                                }));
    }

    private static ObjectNode recent(ObjectNode status) {
        return (ObjectNode) status.withObject("/chain").withArray("recent").get(0);
    }

    private static Instance instance(Masternode one, int restarts) {
        Instance now = one.instance().orElseThrow();
        return new Instance(now.id(), now.revision(), now.startedAt(), restarts);
    }

    private static Instance started(Masternode one, Instant at) {
        Instance now = one.instance().orElseThrow();
        return new Instance(now.id(), now.revision(), at, now.restarts());
    }

    private static Masternode withInstance(Masternode one, @Nullable Instance instance) {
        return new Masternode(
                one.name(),
                one.pool(),
                one.tier(),
                one.assigned(),
                Optional.ofNullable(instance),
                one.container(),
                one.ready(),
                one.zone(),
                one.health());
    }

    private static Masternode withContainer(Masternode one, ContainerState container) {
        return new Masternode(
                one.name(),
                one.pool(),
                one.tier(),
                one.assigned(),
                one.instance(),
                container,
                one.ready(),
                one.zone(),
                one.health());
    }

    private static Masternode withHealth(Masternode one, Health health) {
        return new Masternode(
                one.name(),
                one.pool(),
                one.tier(),
                one.assigned(),
                one.instance(),
                one.container(),
                one.ready(),
                one.zone(),
                health);
    }
}
