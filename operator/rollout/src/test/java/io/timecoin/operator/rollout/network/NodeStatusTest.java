package io.timecoin.operator.rollout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Answers of nodes of any version (rollout.md §7). */
class NodeStatusTest {
    private static final String EXAMPLE =
            """
            {"version":"1.0.1","commit":"c0ffee","network":"Testnet","protocolVersion":1,"nodeId":"aa","name":"gold-0","tier":"Gold",
             "startedAt":"2026-11-01T00:00:00Z","uptimeSeconds":12.3,"synced":true,"clockOffsetMillis":3,
             "chain":{"genesisHash":"00","height":1754,"headHash":"9f","headTime":"2026-11-01T00:58:28Z","missedSlots":0,"recent":[{"height":1754,"hash":"9f","utxo":"77"}]},
             "consensus":{"activeMasternodes":4,"totalMasternodes":4,"quorum":3,"height":1755,"round":0,"step":"Idle","leader":"bb",
                          "members":[{"nodeId":"aa","lastSignedHeight":1754,"lastHeartbeat":"2026-11-01T00:58:29Z"}]},
             "handshakes":{"begun":3,"completed":3,"failed":0,"refused":0,"duplicates":0},"connectionsLost":0,
             "peers":[{"nodeId":"bb","name":"gold-1","address":"10.0.0.2:24100","direction":"Outbound","connectedSeconds":9.1,"height":1754,"version":"1.0.0","rttMillis":0.4,"pongs":1,"missedPongs":0}],
             "ofALaterVersion":{"x":1}}
            """;

    @Test
    void anAnswerIsReadAndWhatIsNotKnownSkipped() {
        NodeStatus status = NodeStatus.parse(EXAMPLE);

        assertThat(status.chain().height()).isEqualTo(1754);
        assertThat(status.chain().headSlot()).contains(Instant.parse("2026-11-01T00:58:28Z"));
        assertThat(status.consensus().members().getFirst().heartbeat())
                .contains(Instant.parse("2026-11-01T00:58:29Z"));
        assertThat(status.peers().getFirst().connectedFor()).isEqualTo(Duration.ofMillis(9_100));
    }

    @Test
    void whatIsAbsentIsEmpty() {
        NodeStatus status = NodeStatus.parse("{\"version\":\"0.1\"}");

        assertThat(status.peers()).isEmpty();
        assertThat(status.chain().headSlot()).isEmpty();
        assertThat(status.handshakes().completed()).isZero();
        assertThat(status.consensus().members()).isEmpty();
    }

    @Test
    void whatIsNoStatusIsTheAnswerOfSomethingElse() {
        assertThat(Health.ofAnswer("<html>", Instant.EPOCH, "1"))
                .isInstanceOfSatisfying(
                        Health.Foreign.class,
                        foreign ->
                                assertThat(foreign.answer())
                                        .startsWith("the answer is not a status"));
        assertThat(Health.ofAnswer("null", Instant.EPOCH, "1")).isInstanceOf(Health.Foreign.class);
        assertThat(Health.ofAnswer("{\"status\":\"UP\"}", Instant.EPOCH, "1"))
                .isEqualTo(new Health.Foreign("the answer names no node"));
    }
}
