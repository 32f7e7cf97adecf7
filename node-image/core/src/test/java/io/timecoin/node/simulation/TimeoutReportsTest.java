package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.consensus.ConsensusTimeout;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers of consensus are never cancelled, so that most of them come too late: only those that end a wait are reported. */
class TimeoutReportsTest {
    private static final Duration SOME_BLOCKS = VirtualNetwork.BLOCK_INTERVAL.multipliedBy(5);

    private final List<ConsensusTimeout.Kind> reported = new ArrayList<>();
    private final VirtualNetwork network =
            new Simulation(1, List.of((_, effect) -> keep(effect))).network(4);

    private void keep(NodeEffect effect) {
        if (effect instanceof NodeEffect.Report(NodeReport.TimedOut(var timeout))) {
            reported.add(timeout.kind());
        }
    }

    @Test
    void onlyAWaitInVainIsReported() {
        network.startAll();
        network.run(SOME_BLOCKS);
        reported.clear();

        network.run(SOME_BLOCKS);
        assertThat(reported).isEmpty();

        network.nextLeader().crash();
        network.run(SOME_BLOCKS);
        assertThat(reported).contains(ConsensusTimeout.Kind.PROPOSE);
    }
}
