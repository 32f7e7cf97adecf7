package io.timecoin.timenet.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.StableRevision;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackTest {
    @Test
    void afterAFailureTheStableImageIsThePreviousOne() {
        TimeNetworkStatus status =
                status(
                        "node:1",
                        record("node:2", RolloutOutcome.ROLLED_BACK),
                        record("node:1", RolloutOutcome.COMPLETE));

        assertThat(Rollback.previousImage(status, "node:2")).contains("node:1");
    }

    @Test
    void afterACompletedChangeItIsTheOneCompletedBefore() {
        TimeNetworkStatus status =
                status(
                        "node:3",
                        record("node:3", RolloutOutcome.COMPLETE),
                        record("node:2", RolloutOutcome.FAILED),
                        record("node:1", RolloutOutcome.COMPLETE));

        assertThat(Rollback.previousImage(status, "node:3")).contains("node:1");
    }

    @Test
    void aNetworkThatHadOneImageOnlyHasNone() {
        TimeNetworkStatus status = status("node:1", record("node:1", RolloutOutcome.COMPLETE));

        assertThat(Rollback.previousImage(status, "node:1")).isEmpty();
    }

    private static TimeNetworkStatus status(String stable, RolloutRecord... history) {
        return TimeNetworkStatus.builder()
                .stable(new StableRevision("revision", stable))
                .history(List.of(history))
                .build();
    }

    private static RolloutRecord record(String image, RolloutOutcome outcome) {
        return new RolloutRecord("revision", image, outcome, null, null, null, 1, 0);
    }
}
