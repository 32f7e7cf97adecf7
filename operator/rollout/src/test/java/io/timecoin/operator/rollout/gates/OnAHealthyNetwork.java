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

/** A network of four that is well, and ways to spoil what one masternode of it shows; gold-0 is judged. */
abstract class OnAHealthyNetwork {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    TimeNetworkSpec spec = Networks.spec(Networks.FOUR);
    List<Masternode> masternodes = List.of();
    Instant now = Instant.EPOCH;
    boolean amongThemselves;
    Optional<GateBaseline> baseline = Optional.empty();

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

    GateReport judge() {
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

    void assertFails(String problem) {
        assertThat(judge().problem()).contains(problem);
        assertThat(judge().isOnlyUnknown()).isFalse();
    }

    void assertFailsForGood(String problem) {
        assertThat(judge().failedForGood()).contains(problem);
    }

    long height() {
        return masternodes.stream()
                .flatMap(one -> one.status().stream())
                .mapToLong(status -> status.chain().height())
                .max()
                .orElse(0);
    }

    void rareBlocks() {
        spec = Networks.edit(spec, tree -> tree.withObject("/chain").put("blockInterval", "10m"));
    }

    void change(String name, UnaryOperator<Masternode> change) {
        List<Masternode> next = new ArrayList<>(masternodes);
        next.replaceAll(one -> one.name().equals(name) ? change.apply(one) : one);
        masternodes = next;
    }

    void answer(String name, Consumer<ObjectNode> change) {
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

    void peer(String name, Consumer<ObjectNode> change) {
        answer(name, status -> change.accept((ObjectNode) status.withArray("peers").get(0)));
    }

    void disconnect(String name, String other) {
        answer(
                name,
                status ->
                        status.withArray("peers")
                                .removeIf(peer -> peer.path("name").asText().equals(other)));
    }

    void sawSign(String name, String other, long height) {
        member(name, other, member -> member.put("lastSignedHeight", height));
    }

    void sawHeartbeat(String name, Instant at) {
        member(name, "gold-0", member -> member.put("lastHeartbeat", at.toString()));
    }

    void member(String name, String other, Consumer<ObjectNode> change) {
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

    static ObjectNode recent(ObjectNode status) {
        return (ObjectNode) status.withObject("/chain").withArray("recent").get(0);
    }

    static Instance instance(Masternode one, int restarts) {
        Instance now = one.instance().orElseThrow();
        return new Instance(now.id(), now.revision(), now.startedAt(), restarts);
    }

    static Instance started(Masternode one, Instant at) {
        Instance now = one.instance().orElseThrow();
        return new Instance(now.id(), now.revision(), at, now.restarts());
    }

    static Masternode withInstance(Masternode one, @Nullable Instance instance) {
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

    static Masternode withContainer(Masternode one, ContainerState container) {
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

    static Masternode withHealth(Masternode one, Health health) {
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
