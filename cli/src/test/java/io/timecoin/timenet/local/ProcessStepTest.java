package io.timecoin.timenet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.timenet.local.ProcessStep.Facts;
import io.timecoin.timenet.state.ProcessRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessStepTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String OLD = "old";
    private static final String NEW = "new";

    @Test
    void nothingStartsBeforeARevisionIsAssigned() {
        Facts facts = new Facts(Optional.empty(), false, Optional.empty(), false);

        assertThat(ProcessStep.next(facts, START)).isEqualTo(new ProcessStep.Wait());
    }

    @Test
    void anAssignedMasternodeStarts() {
        Facts facts = new Facts(Optional.of(OLD), false, Optional.empty(), false);

        assertThat(ProcessStep.next(facts, START)).isEqualTo(new ProcessStep.Start(0));
    }

    @Test
    void aMasternodeThatRunsWhatItShouldIsLeftAlone() {
        assertThat(next(alive(OLD, 0), Duration.ofDays(1))).isEqualTo(new ProcessStep.Wait());
    }

    @Test
    void anotherRevisionEndsTheOldProcessFirst() {
        assertThat(next(alive(NEW, 0), Duration.ZERO)).isEqualTo(new ProcessStep.Terminate());
    }

    @Test
    void aProcessThatWasAskedToEndGetsItsGraceAndIsThenKilled() {
        Facts asked =
                new Facts(Optional.of(NEW), false, Optional.of(record(0).stopping(START)), true);

        assertThat(next(asked, Duration.ofMillis(9_999))).isEqualTo(new ProcessStep.Wait());
        assertThat(next(asked, Duration.ofSeconds(10))).isEqualTo(new ProcessStep.Kill());
    }

    @Test
    void theNewRevisionStartsOnceTheOldProcessIsGone() {
        Facts gone =
                new Facts(Optional.of(NEW), false, Optional.of(record(2).stopping(START)), false);

        assertThat(next(gone, Duration.ofSeconds(1))).isEqualTo(new ProcessStep.Start(0));
    }

    @Test
    void aStoppedMasternodeEndsAndStaysDown() {
        Facts running = new Facts(Optional.of(OLD), true, Optional.of(record(0)), true);
        Facts down = new Facts(Optional.of(OLD), true, Optional.of(record(0)), false);

        assertThat(next(running, Duration.ZERO)).isEqualTo(new ProcessStep.Terminate());
        assertThat(next(down, Duration.ofDays(1))).isEqualTo(new ProcessStep.Wait());
    }

    @Test
    void aCrashedMasternodeComesBackAtOnceAndAtItsOwnRevision() {
        assertThat(next(crashed(0), Duration.ofSeconds(1))).isEqualTo(new ProcessStep.Start(1));
    }

    @Test
    void oneThatKeepsCrashingWaitsLongerEachTime() {
        assertThat(next(crashed(1), Duration.ofMillis(1_999))).isEqualTo(new ProcessStep.Wait());
        assertThat(next(crashed(1), Duration.ofSeconds(2))).isEqualTo(new ProcessStep.Start(2));
        assertThat(next(crashed(3), Duration.ofMillis(7_999))).isEqualTo(new ProcessStep.Wait());
        assertThat(next(crashed(3), Duration.ofSeconds(8))).isEqualTo(new ProcessStep.Start(4));
        assertThat(next(crashed(60), Duration.ofSeconds(30))).isEqualTo(new ProcessStep.Start(61));
    }

    @Test
    void crashesAreForgottenAfterAMinute() {
        assertThat(next(crashed(5), Duration.ofSeconds(60))).isEqualTo(new ProcessStep.Start(0));
    }

    private static Facts alive(String wanted, int crashes) {
        return new Facts(Optional.of(wanted), false, Optional.of(record(crashes)), true);
    }

    private static Facts crashed(int crashes) {
        return new Facts(Optional.of(OLD), false, Optional.of(record(crashes)), false);
    }

    private static ProcessRecord record(int crashes) {
        return new ProcessRecord(4711, START, OLD, crashes, null);
    }

    private static ProcessStep next(Facts facts, Duration afterStart) {
        return ProcessStep.next(facts, START.plus(afterStart));
    }
}
