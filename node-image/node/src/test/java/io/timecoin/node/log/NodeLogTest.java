package io.timecoin.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.core.NodeReport;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerReport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLogTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final RecordedLog chain = new RecordedLog("chain");
    private final RecordedLog consensus = new RecordedLog("consensus");
    private final RecordedLog peers = new RecordedLog("peers");
    private final NodeLog log = new NodeLog(() -> NOW);

    @AfterEach
    void close() {
        chain.close();
        consensus.close();
        peers.close();
    }

    @Test
    void committedBlockIsOneLine() {
        log.write(committed(false));

        assertThat(chain.lines())
                .containsExactly(
                        "INFO  chain block committed height=5 hash="
                                + Hash.ZERO
                                + " round=1 signatures=3 afterSlotMillis=12.0");
    }

    @Test
    void missedSlotIsALineOfItsOwn() {
        log.write(committed(true));

        assertThat(chain.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN  chain slot missed")
                .endsWith("height=5 afterSlotMillis=12.0");
    }

    @Test
    void syncIsToldAtItsStartItsEndAndOnceInAThousandBlocks() {
        log.write(new NodeReport.SyncStarted(0, 2_500));
        for (long height = 1; height <= 2_500; height++) {
            log.write(new NodeReport.BlockSynced(height, Hash.ZERO));
        }
        log.write(new NodeReport.SyncFinished(2_500));

        assertThat(chain.lines())
                .containsExactly(
                        "INFO  chain fetching missing blocks height=0 target=2500",
                        "INFO  chain block fetched height=1000 hash=" + Hash.ZERO,
                        "INFO  chain block fetched height=2000 hash=" + Hash.ZERO,
                        "INFO  chain caught up with the peers height=2500");
    }

    @Test
    void roundsAndHaltsAreTold() {
        log.write(new NodeReport.RoundStarted(5, 1, "gold-1"));
        log.write(new NodeReport.Halted("two certificates for height 5"));

        assertThat(consensus.lines())
                .containsExactly(
                        "INFO  consensus round started height=5 round=1 leader=gold-1",
                        "ERROR consensus halted: this node signs nothing more"
                                + " reason=\"two certificates for height 5\"");
    }

    @Test
    void floodOfRefusedMessagesIsHeldBack() {
        for (int i = 0; i < 100; i++) {
            log.write(new NodeReport.MessageRefused(new ConnectionId(7), "bad signature"));
        }

        assertThat(peers.lines())
                .hasSize(FloodGate.LINES)
                .first()
                .isEqualTo("WARN  peers message refused connection=#7 reason=\"bad signature\"");
    }

    @Test
    void peersAreWrittenToo() {
        log.write(
                new NodeReport.Peers(
                        new PeerReport.AddressBanned("192.0.2.7", Duration.ofMinutes(5))));

        assertThat(peers.lines())
                .containsExactly("WARN  peers address banned host=192.0.2.7 seconds=300");
    }

    private static NodeReport committed(boolean missed) {
        return new NodeReport.BlockCommitted(5, Hash.ZERO, 1, 3, Duration.ofMillis(12), missed);
    }
}
