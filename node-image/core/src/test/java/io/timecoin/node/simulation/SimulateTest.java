package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SimulateTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theLastLineCountsRunsCommitsAndViolations() {
        int code = run("--seed", "3", "--scenario", "majority-restart");

        assertThat(code).isZero();
        assertThat(output().lines().toList().getLast())
                .matches("1 runs, [1-9][0-9]* commits, 0 violations");
    }

    @Test
    void aTraceShowsWhatEachNodeDoes() {
        run("--seed", "3", "--scenario", "majority-restart", "--trace");

        assertThat(output()).contains("node-0 starts at height 0").contains("node-3 Commit[");
    }

    @Test
    void aWrongCommandLineIsAnsweredWithTheRightOne() {
        assertThat(run("--scenario", "unheard-of")).isEqualTo(2);
        assertThat(run("--seed")).isEqualTo(2);
        assertThat(run("--seed", "x")).isEqualTo(2);

        assertThat(output()).contains("usage: sim").contains("leader-equivocates");
    }

    @Test
    void aViolationIsToldWithTheCommandThatRepeatsIt() {
        assertThat(Simulate.sentence(Scenario.LOST_DISK, 12, new Violation("it forked")))
                .isEqualTo(
                        "lost-disk with seed 12: it forked; repeat it with"
                                + " ./timenet sim --seed 12 --scenario lost-disk --trace");
    }

    private int run(String... arguments) {
        return Simulate.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
