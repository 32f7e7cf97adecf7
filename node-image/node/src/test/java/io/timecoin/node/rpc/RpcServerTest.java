package io.timecoin.node.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, status, health and metrics, and the server itself. */
class RpcServerTest extends ServedNode {
    RpcServerTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    @Test
    void browsersGetAPageThatMayAskNobodyElse() throws Exception {
        HttpResponse<String> answer = get("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(answer.body()).contains("fetch(\"status\")").doesNotContain("innerHTML");
    }

    @Test
    void statusHasTheFieldsOfTheContractInItsOrder() throws Exception {
        HttpResponse<String> answer = get("/status");

        String gold = FakeNode.GOLD.nodeId().toHex();
        String free = FakeNode.FREE.nodeId().toHex();
        String hash = "062446a00f5dc1aa0c842ce4e1beb400ee89ead29c247c14a44921dd7b5e1dea";
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualToIgnoringNewLines(
                        """
                        {"version":"1.0.1","commit":"abc1234","network":"Testnet","protocolVersion":1,\
                        "nodeId":"%1$s","name":"gold-0","tier":"Gold",\
                        "startedAt":"2026-11-20T10:00:00Z","uptimeSeconds":12.5,"synced":true,\
                        "clockOffsetMillis":3,\
                        "sync":{"state":"Fetching","target":500,"blocksPerSecond":250.0,\
                        "secondsLeft":2.0,"backfillLeft":0},\
                        "chain":{"genesisHash":"%3$s","height":0,"headHash":"%3$s",\
                        "headTime":"2025-12-01T00:00:00Z","missedSlots":7,\
                        "recent":[{"height":0,"hash":"%3$s","utxo":"00ff"}]},\
                        "consensus":{"activeMasternodes":1,"totalMasternodes":2,"quorum":2,"height":1,\
                        "round":0,"step":"Propose","leader":"%2$s",\
                        "members":[{"nodeId":"%1$s","name":"gold-0","lastSignedHeight":0,\
                        "lastHeartbeat":"2026-11-20T10:00:10Z"},\
                        {"nodeId":"%2$s","name":"free-0","lastSignedHeight":0,"lastHeartbeat":null}]},\
                        "handshakes":{"begun":3,"completed":2,"failed":1,"refused":4,"duplicates":5},\
                        "connectionsLost":6,\
                        "peers":[{"nodeId":"%2$s","name":"free-0","address":"127.0.0.1:24100",\
                        "direction":"Outbound","encrypted":true,"connectedSeconds":9.5,"height":0,"version":"1.0.0",\
                        "rttMillis":0.4,"pongs":1,"missedPongs":0}]}\
                        """
                                .formatted(gold, free, hash));
    }

    @Test
    void consensusInfoKeepsTheFourFieldsOfTheOriginal() throws Exception {
        assertThat(get("/consensus_info").body())
                .isEqualToIgnoringNewLines(
                        "{\"active_masternodes\":1,\"connected_peers\":1,"
                                + "\"pending_transactions\":0,\"finalized_transactions\":0}");
    }

    @Test
    void nodeThatAnswersIsAlive() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void nodeIsReadyOnceItHasCaughtUp() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        node.fallBehind();

        HttpResponse<String> behind = get("/health/ready");
        assertThat(behind.statusCode()).isEqualTo(503);
        assertThat(json(behind).path("reason").textValue()).contains("has not caught up");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void nodeThatDoesNotAnswerInTimeIsUnavailableAndTheQuestionIsGivenUp() throws Exception {
        restart(Duration.ofMillis(50));
        node.getStuck();

        HttpResponse<String> answer = get("/health/live");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(error(answer)).contains("did not answer");
        assertThat(node.interrupted().await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nodeThatShutsDownSaysSo() throws Exception {
        node.beginToStop();

        HttpResponse<String> answer = get("/status");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(error(answer)).isEqualTo("the node shuts down");
    }

    @Test
    void metricsAreInTheTextFormatOfPrometheus() throws Exception {
        registry.counter("time.node.example").increment();

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).contains("time_node_example_total 1.0");
    }

    @Test
    void finalizingSaysWhetherAnythingWasLeftToDo() throws Exception {
        JsonNode first = json(post("/finalize", ""));
        JsonNode second = json(post("/finalize", ""));

        assertThat(first.path("version").textValue()).isEqualTo("1.0.1");
        assertThat(first.path("changed").booleanValue()).isTrue();
        assertThat(second.path("changed").booleanValue()).isFalse();
        assertThat(second.path("message").textValue()).contains("nothing to do");
    }

    @Test
    void unknownPathIsAnsweredWithWhatIsThere() throws Exception {
        HttpResponse<String> answer = get("/stats?x=1");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer)).isEqualTo("nothing at /stats");
        assertThat(json(answer).path("available").toString())
                .contains("GET /status", "GET /metrics", "POST /rpc");
    }

    @Test
    void wrongMethodIsAnsweredWithTheRightOne() throws Exception {
        HttpResponse<String> answer = get("/finalize");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(error(answer)).isEqualTo("GET does not work on /finalize");
    }

    @Test
    void stopIsPassedOn() throws Exception {
        assertThat(result("stop").textValue()).isEqualTo("the node stops");
        assertThat(node.isStopped()).isTrue();
    }

    @Test
    void portInUseIsNamedWithWhatToDo() {
        assertThatThrownBy(() ->
                        RpcServer.start(
                                RpcSettings.of(server().address(), cookie), node, feed, registry))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + server().address().getPort())
                .hasMessageContaining("in use")
                .hasMessageContaining("Stop the program that holds the port");
    }

    @Test
    void closedServerFreesItsPort() throws Exception {
        restart(RpcSettings.of(server().address(), cookie));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }
}
