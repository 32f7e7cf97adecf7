package io.timecoin.timenet.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirLongestText() {
        Table table =
                new Table(
                        List.of("NODE", "TIER", "PID"),
                        List.of(List.of("gold-0", "Gold", "7"), List.of("free-0", "Free", "")));

        assertThat(table.lines())
                .containsExactly("NODE    TIER  PID", "gold-0  Gold  7", "free-0  Free");
    }
}
