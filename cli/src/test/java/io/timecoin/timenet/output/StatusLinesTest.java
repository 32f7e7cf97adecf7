package io.timecoin.timenet.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusLinesTest {
    @Test
    void onlyConditionsThatAreNotFineAreTold() {
        TimeNetworkStatus status =
                status(
                        condition("Ready", "True"),
                        condition("Degraded", "False"),
                        condition("BlocksAdvancing", "False"),
                        condition("VersionsMatch", "Unknown"));

        assertThat(StatusLines.troubles(status))
                .containsExactly(
                        "BlocksAdvancing False (BecauseBlocksAdvancing): in words",
                        "VersionsMatch Unknown (BecauseVersionsMatch): in words");
    }

    @Test
    void aDegradedNetworkIsTold() {
        assertThat(StatusLines.troubles(status(condition("Degraded", "True"))))
                .containsExactly("Degraded True (BecauseDegraded): in words");
    }

    @Test
    void aFailedRolloutIsToldWithItsReason() {
        assertThat(StatusLines.failure(status(condition("RolloutComplete", "False"))))
                .isEqualTo("BecauseRolloutComplete: in words");
    }

    @Test
    void anEventIsShownWithTheHeightInsteadOfItsTime() {
        assertThat(StatusLines.event("2026-11-01T00:00:00.000Z WavePassed: wave 1 of 4", status()))
                .isEqualTo("height 0  WavePassed: wave 1 of 4");
    }

    private static TimeNetworkStatus status(Condition... conditions) {
        return TimeNetworkStatus.builder().conditions(List.of(conditions)).build();
    }

    private static Condition condition(String type, String status) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason("Because" + type)
                .withMessage("in words")
                .build();
    }
}
