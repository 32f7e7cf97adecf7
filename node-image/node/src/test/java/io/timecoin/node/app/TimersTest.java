package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers<String> timers = new Timers<>();

    @Test
    void timersAreDueInTheOrderOfTheirTimes() {
        timers.arm("second", Duration.ofNanos(20), 0);
        timers.arm("first", Duration.ofNanos(10), 0);
        timers.arm("third", Duration.ofNanos(30), 0);

        assertThat(timers.nanosToNext(4)).hasValue(6);
        assertThat(timers.takeDue(9)).isEmpty();
        assertThat(timers.takeDue(20)).containsExactly("first", "second");
        assertThat(timers.takeDue(20)).isEmpty();
        assertThat(timers.nanosToNext(50)).hasValue(0);
    }

    @Test
    void armingAnEqualTimerReplacesIt() {
        timers.arm("timer", Duration.ofNanos(10), 0);
        timers.arm("timer", Duration.ofNanos(30), 0);

        assertThat(timers.takeDue(20)).isEmpty();
        assertThat(timers.takeDue(30)).containsExactly("timer");
        assertThat(timers.nanosToNext(30)).isEmpty();
    }

    @Test
    void aTimerMayBeArmedEarlierThanBefore() {
        timers.arm("timer", Duration.ofNanos(30), 0);
        timers.arm("timer", Duration.ofNanos(10), 0);

        assertThat(timers.takeDue(10)).containsExactly("timer");
        assertThat(timers.takeDue(30)).isEmpty();
    }

    @Test
    void theClockMayWrapAround() {
        timers.arm("timer", Duration.ofNanos(10), Long.MAX_VALUE - 5);

        assertThat(timers.takeDue(Long.MAX_VALUE)).isEmpty();
        assertThat(timers.takeDue(Long.MIN_VALUE + 4)).containsExactly("timer");
    }

    @Test
    void aTimerArmedOverAndOverTakesNoMemory() {
        for (int i = 0; i < 100_000; i++) {
            timers.arm("timer", Duration.ofSeconds(1), i);
        }

        assertThat(timers.size()).isLessThan(2_000);
    }
}
