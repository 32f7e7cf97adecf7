package io.timecoin.crds.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The resource as text and back. */
class TimeNetworkCodecTest {

    private static final String WRITTEN =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet}
            spec:
              image: time-node:1.0.0
              chain: {network: Mainnet, genesisTime: "2026-11-01T00:00:00Z"}
              masternodes: [{name: gold, tier: Gold, replicas: 3}]
              rollout: {maxUnavailable: 2}
              madeByANewerVersion: true
            """;

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.250Z");

    @Test
    void whatIsAbsentHasItsDefaultInJava() {
        TimeNetwork network = TimeNetworkCodec.parse(WRITTEN);

        assertThat(network.getSpec().chain().blockInterval()).isEqualTo(TimeSpan.parse("10m"));
        assertThat(network.getSpec().rollout().maxUnavailable())
                .isEqualTo(new MaxUnavailable.Count(2));
        assertThat(network.getSpec().rollout().gates().handshakes().minSuccess())
                .isEqualTo(new Percent(100));
        assertThat(network.getSpec().networkPolicy().enabled()).isTrue();
        assertThat(network.getSpec().peers()).isEmpty();
        assertThat(
                        network.getSpec()
                                .masternodes()
                                .getFirst()
                                .storage()
                                .reclaimOn(network.getSpec().chain().network()))
                .isEqualTo(ReclaimPolicy.RETAIN);
    }

    @Test
    void jsonAndYamlComeBackEqual() {
        TimeNetwork network = withStatus();

        assertThat(TimeNetworkCodec.parse(TimeNetworkCodec.toYaml(network))).isEqualTo(network);
        assertThat(TimeNetworkCodec.parse(TimeNetworkCodec.toJson(network))).isEqualTo(network);
        assertThat(TimeNetworkCodec.fromTree(TimeNetworkCodec.toTree(network))).isEqualTo(network);
    }

    @Test
    void theKubernetesClientReadsAndWritesTheSame() {
        TimeNetwork network = withStatus();

        String json = Serialization.asJson(network);

        assertThat(Serialization.unmarshal(json, TimeNetwork.class)).isEqualTo(network);
        assertThat(TimeNetworkCodec.parse(json)).isEqualTo(network);
    }

    @Test
    void timesAreTextAndAbsentFieldsAreLeftOut() {
        JsonNode status = TimeNetworkCodec.toTree(withStatus()).path("status");

        assertThat(status.at("/rollout/startedAt").asText()).isEqualTo("2026-11-01T12:00:00.250Z");
        assertThat(status.at("/rollout").has("completedAt")).isFalse();
        assertThat(status.has("history")).isFalse();
    }

    @Test
    void aBuilderBeginsWithTheValuesOfItsRecord() {
        RolloutStatus status = rollout().wave(1).build();

        assertThat(status.toBuilder().wave(2).build()).isEqualTo(rollout().wave(2).build());
    }

    @Test
    void anEmptyStatusIsReadable() {
        ObjectNode tree = (ObjectNode) TimeNetworkCodec.toTree(TimeNetworkCodec.parse(WRITTEN));
        tree.set("status", JsonNodeFactory.instance.objectNode());

        assertThat(TimeNetworkCodec.fromTree(tree).getStatus())
                .isEqualTo(TimeNetworkStatus.builder().build());
    }

    private static TimeNetwork withStatus() {
        TimeNetwork network = TimeNetworkCodec.parse(WRITTEN);
        network.setStatus(
                TimeNetworkStatus.builder()
                        .observedGeneration(7L)
                        .phase(Phase.ROLLING_OUT)
                        .chain(new ChainStatus(1754, "9f", NOON, NOON, 4, 3, null, 0))
                        .rollout(rollout().build())
                        .build());
        return network;
    }

    private static RolloutStatus.Builder rollout() {
        return RolloutStatus.builder("6f", "time-node:1.0.1", RolloutStep.UPGRADING, NOON)
                .upgrading(List.of("gold-1"));
    }
}
