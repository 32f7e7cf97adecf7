package io.timecoin.timenet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final List<List<String>> LOGS =
            List.of(
                    List.of(
                            "2026-11-01T00:00:01.000Z INFO  node node started name=a millisSinceProcessStart=700",
                            "2026-11-01T00:00:02.250Z INFO  peers handshake completed peer=b tookMillis=4.5",
                            "2026-11-01T00:00:04.020Z INFO  chain block committed height=1 afterSlotMillis=20.25"),
                    List.of(
                            "2026-11-01T00:00:02.000Z INFO  node node started name=b millisSinceProcessStart=900",
                            "2026-11-01T00:00:02.200Z INFO  peers handshake completed peer=a tookMillis=5"));

    @Test
    void figuresAreReadFromTheLogsOfAllNodes() {
        NodeLogFigures figures = new NodeLogFigures(LOGS);

        assertThat(figures.starts()).containsExactly(700.0, 900.0);
        assertThat(figures.handshakes()).containsExactly(4.5, 5.0);
        assertThat(figures.commits()).containsExactly(20.25);
        assertThat(figures.mesh()).contains(Duration.ofMillis(250));
    }

    @Test
    void logsWithoutEventsGiveNoFigures() {
        NodeLogFigures figures = new NodeLogFigures(List.of(List.of("something else")));

        assertThat(figures.starts()).isEmpty();
        assertThat(figures.mesh()).isEmpty();
    }

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Samples.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Samples.median(List.of(9.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void eachMeasureIsSetAgainstItsAim() {
        Samples samples = new Samples();
        samples.addAll(StartMeasures.COMMIT, List.of(20.0, 30.0, 25.0));
        samples.add(StartMeasures.MISSED_SLOTS, 0);

        assertThat(samples.figures().getFirst().row())
                .containsExactly(
                        "commit of a block after its slot opens",
                        "25.0 ms",
                        "≤ 50 ms",
                        "0.50",
                        "3");
        assertThat(samples.figures().getLast().row())
                .containsExactly("slots missed by the upgrade", "0.0", "≤ 0", "-", "1");
    }
}
