package io.timecoin.operator.controller.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.simulation.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusWriterTest {
    private final Scenario network = Scenario.running(Networks.spec(Networks.FOUR));
    private final TimeNetworkStatus stored = network.status();

    @Test
    void newBlocksAloneAreToldEveryTenSeconds() {
        network.run(Duration.ofSeconds(5));
        assertThat(network.status()).isNotEqualTo(stored);
        assertThat(isWorthStoring()).isFalse();

        network.run(Duration.ofSeconds(5));
        assertThat(isWorthStoring()).isTrue();
    }

    @Test
    void aMasternodeThatStopsIsToldAtOnce() {
        network.network.stop("gold-0");
        network.run(Duration.ofSeconds(1));

        assertThat(isWorthStoring()).isTrue();
    }

    private boolean isWorthStoring() {
        return StatusWriter.isWorthStoring(stored, network.status(), network.network.now());
    }
}
