package io.timecoin.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.consensus.ConsensusTimeout;
import io.timecoin.node.core.NodeReport;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityNotice;
import io.timecoin.node.finality.PoolSize;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerReport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final NodeMetrics metrics =
            new NodeMetrics(registry, () -> Instant.ofEpochSecond(1_700_000_000));

    @Test
    void committedBlockMovesHeightAndTimeAndIsMeasuredFromItsSlot() {
        metrics.count(committed(5, false));
        metrics.count(committed(6, true));

        assertMeter("time_node_height 6.0");
        assertMeter("time_node_last_block_timestamp_seconds 1.7E9");
        assertMeter("time_node_blocks_committed_total 2.0");
        assertMeter("time_node_slots_missed_total 1.0");
        assertMeter("time_node_commit_after_slot_seconds_bucket{le=\"0.05\"} 2");
        assertMeter("time_node_commit_after_slot_seconds_bucket{le=\"0.01\"} 0");
    }

    @Test
    void restoredChainHasItsHeightBeforeAnyBlockComes() {
        metrics.count(new NodeReport.Restored(41, Hash.ZERO));

        assertMeter("time_node_height 41.0");
        assertMeter("time_node_last_block_timestamp_seconds 0.0");
    }

    @Test
    void syncShowsWhileItLasts() {
        metrics.count(new NodeReport.SyncStarted(0, 2));
        assertMeter("time_node_syncing 1.0");

        metrics.count(new NodeReport.BlockSynced(1, Hash.ZERO));
        metrics.count(new NodeReport.SyncFinished(1));

        assertMeter("time_node_syncing 0.0");
        assertMeter("time_node_blocks_synced_total 1.0");
        assertMeter("time_node_height 1.0");
    }

    @Test
    void whatNeedsAnOperatorIsCounted() {
        metrics.count(new NodeReport.RoundStarted(5, 1, "gold-1"));
        metrics.count(new NodeReport.MessageRefused(new ConnectionId(1), "why"));
        metrics.count(new NodeReport.Halted("why"));
        metrics.count(
                new NodeReport.Peers(
                        new PeerReport.AddressBanned("192.0.2.7", Duration.ofMinutes(5))));

        assertMeter("time_node_rounds_extra_total 1.0");
        assertMeter("time_node_messages_refused_total 1.0");
        assertMeter("time_node_halted 1.0");
        assertMeter("time_node_bans_total 1.0");
    }

    @Test
    void roundShowsUntilItsHeightIsDecided() {
        metrics.count(new NodeReport.RoundStarted(5, 2, "gold-1"));
        assertMeter("time_node_round 2.0");

        metrics.count(committed(5, false));

        assertMeter("time_node_round 0.0");
    }

    @Test
    void timeoutsAreCountedByWhatWasAwaited() {
        metrics.count(
                new NodeReport.TimedOut(new ConsensusTimeout(5, 0, ConsensusTimeout.Kind.PROPOSE)));

        assertMeter("time_node_timeouts_total{awaited=\"propose\"} 1.0");
        assertMeter("time_node_timeouts_total{awaited=\"precommit\"} 0.0");
    }

    @Test
    void poolShowsWhatIsInNoBlock() {
        metrics.show(new PoolSize(3, 720));

        assertMeter("time_node_transactions_pending 3.0");
        assertMeter("time_node_transactions_pending_bytes 720.0");
    }

    @Test
    void fatesOfTransactionsAreCounted() {
        metrics.count(new FinalityNotice.Accepted(Hash.ZERO));
        metrics.count(new FinalityNotice.Finalized(Hash.ZERO, 3, 4));
        metrics.count(new FinalityNotice.Confirmed(Hash.ZERO, 7));
        metrics.count(new NodeReport.TransactionHeldBack(Hash.ZERO));

        assertMeter("time_node_transactions_total{fate=\"accepted\"} 1.0");
        assertMeter("time_node_transactions_total{fate=\"confirmed\"} 1.0");
        assertMeter("time_node_transactions_total{fate=\"dropped\"} 0.0");
        assertMeter("time_node_transactions_held_back_total 1.0");
    }

    private static NodeReport committed(long height, boolean missed) {
        return new NodeReport.BlockCommitted(
                height, Hash.ZERO, 0, 3, Duration.ofMillis(12), missed);
    }

    private void assertMeter(String line) {
        assertThat(registry.scrape().lines()).contains(line);
    }
}
