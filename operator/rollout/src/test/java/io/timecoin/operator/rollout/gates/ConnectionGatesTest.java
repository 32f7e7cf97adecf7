package io.timecoin.operator.rollout.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.network.ContainerState;
import org.junit.jupiter.api.Test;

/** Handshakes, stability and membership, failing for each reason (rollout.md §4). */
class ConnectionGatesTest extends OnAHealthyNetwork {
    @Test
    void handshakesAskForEveryPeer() {
        disconnect("gold-0", "silver-0");

        assertFails("handshakes: gold-0: 2 of 3 peers, none with silver-0");
    }

    @Test
    void handshakesAllowNoSecondConnection() {
        answer(
                "gold-0",
                status ->
                        status.withArray("peers").add(status.withArray("peers").get(0).deepCopy()));

        assertFails("handshakes: gold-0: 2 connections with silver-0, wants 1");
    }

    @Test
    void handshakesMatchAPeerByIdWhateverItsName() {
        answer(
                "gold-0",
                status ->
                        status.withArray("peers")
                                .forEach(peer -> ((ObjectNode) peer).put("name", "?")));

        assertThat(judge().isPassed()).isTrue();
    }

    @Test
    void handshakesDoNotAskForAMasternodeThatIsDown() {
        change(
                "silver-0",
                one -> withContainer(withInstance(one, null), new ContainerState.Stopped("gone")));
        disconnect("gold-0", "silver-0");

        assertThat(judge().passes(GateName.HANDSHAKES)).isTrue();
    }

    @Test
    void handshakesThatFailedSinceTheBaselineCount() {
        answer("gold-0", status -> status.withObject("/handshakes").put("failed", 1));

        assertFails(
                "handshakes: 1 of 4 failed since "
                        + now.minusSeconds(10)
                        + ", wants 100% to complete");
    }

    @Test
    void minSuccessForgivesSomeFailures() {
        spec =
                Networks.withRollout(
                        spec,
                        rollout ->
                                rollout.withObject("/gates/handshakes").put("minSuccess", "75%"));
        answer("gold-0", status -> status.withObject("/handshakes").put("failed", 1));

        assertThat(judge().passes(GateName.HANDSHAKES)).isTrue();
    }

    @Test
    void stabilityAsksForTheAgeOfEachConnection() {
        peer("gold-0", peer -> peer.put("connectedSeconds", 3.9));

        assertFails("stability: gold-0: connected with silver-0 for 3.9s, wants 4.0s");
    }

    @Test
    void stabilityAllowsNoMissedPong() {
        peer("gold-0", peer -> peer.put("missedPongs", 1));

        assertFails("stability: gold-0: 1 pong missed from silver-0");
    }

    @Test
    void stabilityAsksForAPongFromEachPeer() {
        peer("gold-0", peer -> peer.put("pongs", 0));

        assertFails("stability: gold-0: no pong from silver-0 yet");
    }

    @Test
    void stabilityAsksForAnUndisturbedPeriod() {
        baseline =
                baseline.map(from -> new GateBaseline(now.minusSeconds(3), from.height(), 0, 0, 0));

        assertFails("stability: undisturbed for 3.0s, wants 4.0s");
    }

    @Test
    void membershipAsksEveryoneForTheSameCount() {
        answer("silver-0", status -> status.withObject("/consensus").put("activeMasternodes", 3));

        assertFails("membership: silver-0 counts 3 active masternodes, gold-0 counts 4");
    }

    @Test
    void membershipAsksForAllThatAreLive() {
        masternodes.forEach(one ->
                answer(
                        one.name(),
                        status -> status.withObject("/consensus").put("activeMasternodes", 3)));

        assertFails("membership: gold-0 counts 3 active masternodes, wants 4");
    }
}
