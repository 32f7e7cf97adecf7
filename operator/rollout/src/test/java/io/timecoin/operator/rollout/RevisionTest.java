package io.timecoin.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes another revision, and what does not. */
class RevisionTest {
    private static final TimeNetworkSpec SPEC = Networks.spec(Networks.FOUR);

    static Stream<Consumer<ObjectNode>> needARestart() {
        return Stream.of(
                tree -> tree.put("image", "time-node:1.0.1"),
                tree -> tree.withObject("/rollout").put("restartAt", "now"),
                tree ->
                        tree.withArray("/masternodes/0/env")
                                .addObject()
                                .put("name", "TIME_LOG_FORMAT")
                                .put("value", "json"),
                tree -> tree.withObject("/masternodes/1/resources/limits").put("memory", "1Gi"),
                tree -> tree.withObject("/masternodes/0/labels").put("team", "blue"),
                tree -> tree.withObject("/masternodes/0/nodeSelector").put("disk", "ssd"));
    }

    static Stream<Consumer<ObjectNode>> needNone() {
        return Stream.of(
                tree -> tree.withObject("/masternodes/0").put("replicas", 3),
                tree -> tree.withObject("/masternodes/0/storage").put("size", "20Gi"),
                tree -> tree.withArray("peers").addObject().put("address", "seed.example:24100"),
                tree -> tree.withObject("/rollout").put("paused", true),
                tree -> tree.withObject("/rollout").put("maxUnavailable", 1),
                tree ->
                        tree.withArray("masternodes")
                                .insert(0, tree.withArray("masternodes").remove(3)));
    }

    @ParameterizedTest
    @MethodSource("needARestart")
    void whatTheNodesRunMakesARevision(Consumer<ObjectNode> change) {
        assertThat(Revision.of(Networks.edit(SPEC, change)).id())
                .isNotEqualTo(Revision.of(SPEC).id());
    }

    @ParameterizedTest
    @MethodSource("needNone")
    void whatTheyDoNotRunMakesNone(Consumer<ObjectNode> change) {
        assertThat(Revision.of(Networks.edit(SPEC, change)).id()).isEqualTo(Revision.of(SPEC).id());
    }

    @Test
    void theVersionIsTheTag() {
        assertThat(Revision.of(Networks.withImage(SPEC, "registry:5000/time-node:1.2.3")).version())
                .isEqualTo("1.2.3");
    }

    @Test
    void anIdIsTheSameTomorrow() {
        assertThat(Revision.of(SPEC).id()).isEqualTo("6e7aa435f2");
    }
}
