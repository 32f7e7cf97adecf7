package io.timecoin.timenet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.TimenetException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ClusterFailuresTest {
    @Test
    void aServerThatDoesNotAnswerIsToldWithTheReason() {
        TimenetException told =
                ClusterFailures.explain(
                        new KubernetesClientException(
                                "list failed", new ConnectException("connection refused")));

        assertThat(told.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(told).hasMessageContaining("does not answer (connection refused)");
    }

    @Test
    void aRefusedObjectIsBadInputInTheWordsOfTheServer() {
        TimenetException told = ClusterFailures.explain(answered(422, "spec.image: is required"));

        assertThat(told.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(told).hasMessageContaining("spec.image: is required");
    }

    @Test
    void aMissingRightIsTold() {
        assertThat(ClusterFailures.explain(answered(403, "timenetworks is forbidden")))
                .hasMessageContaining("timenetworks is forbidden")
                .hasMessageContaining("lacks that right");
    }

    private static KubernetesClientException answered(int code, String message) {
        return new KubernetesClientException(
                new StatusBuilder().withCode(code).withMessage(message).build());
    }
}
