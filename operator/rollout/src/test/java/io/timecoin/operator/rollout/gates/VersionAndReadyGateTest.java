package io.timecoin.operator.rollout.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the right node runs and has caught up, failing for each reason (rollout.md §4). */
class VersionAndReadyGateTest extends OnAHealthyNetwork {
    @Test
    void aNetworkThatIsWellPassesEveryGate() {
        assertThat(judge().isPassed()).isTrue();
        assertThat(judge().problem()).isEmpty();
    }

    @Test
    void versionAsksForTheRevision() {
        change("gold-0", one -> withInstance(one, new Instance("new", "other", now, 0)));

        assertFails("version: gold-0 runs revision other, wants " + Revision.of(spec).id());
    }

    @Test
    void versionAsksForAnInstance() {
        change("gold-0", one -> withInstance(one, null));

        assertFails("version: gold-0 has no instance yet");
    }

    @Test
    void versionAsksTheNodeItself() {
        answer("gold-0", status -> status.put("version", "0.9.0"));

        assertFails("version: gold-0 reports version 0.9.0, wants 1.0.0");
    }

    @Test
    void versionFailsForGoodOnAnotherNetwork() {
        answer("gold-0", status -> status.put("network", "Mainnet"));

        assertFailsForGood("version: gold-0 reports network Mainnet, wants Testnet");
    }

    @Test
    void versionFailsForGoodOnAnotherGenesis() {
        answer("gold-0", status -> status.withObject("/chain").put("genesisHash", "other"));

        assertFailsForGood("version: gold-0 reports genesis other, wants genesis");
    }

    @Test
    void versionFailsForGoodOnAnotherProtocolThanTheOldNodesSpeak() {
        answer("gold-0", status -> status.put("protocolVersion", 2));

        assertFailsForGood("version: gold-0 reports protocol version 2, wants 1");
    }

    @Test
    void versionAllowsAnotherProtocolWhenAllGoAtOnce() {
        amongThemselves = true;
        answer("gold-0", status -> status.put("protocolVersion", 2));

        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void versionFailsForGoodOnACrashLoop() {
        change(
                "gold-0",
                one ->
                        withContainer(
                                withInstance(one, instance(one, 3)),
                                new ContainerState.Waiting(ContainerState.CRASH_LOOP)));

        assertFailsForGood("version: gold-0 is in a crash loop: 3 restarts");
    }

    @Test
    void aCrashLoopIsToldWithItsLastEnd() {
        change(
                "gold-0",
                one ->
                        withContainer(
                                withInstance(one, instance(one, 3)),
                                new ContainerState.Waiting(
                                        ContainerState.CRASH_LOOP
                                                + ": it ended last with exit code 2 (Error)")));

        assertFailsForGood(
                "version: gold-0 is in a crash loop: 3 restarts; it ended last with exit code 2 (Error)");
    }

    @Test
    void versionForgivesOneCrash() {
        change(
                "gold-0",
                one ->
                        withContainer(
                                withInstance(one, instance(one, 1)),
                                new ContainerState.Waiting(ContainerState.CRASH_LOOP)));

        assertFails("version: gold-0 does not start: CrashLoopBackOff");
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void versionWaitsForAnImage() {
        change("gold-0", one -> withContainer(one, new ContainerState.Waiting("ErrImagePull")));

        assertFails("version: gold-0 does not start: ErrImagePull");
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void aNodeThatOnlyTheOperatorDoesNotReachIsUnknown() {
        change("gold-0", one -> withHealth(one, new Health.Unreachable("timed out")));

        assertThat(judge().isOnlyUnknown()).isTrue();
        assertThat(judge().problem()).contains("version: gold-0 does not answer: timed out");
    }

    @Test
    void aNodeThatNobodyReachesFails() {
        change("gold-0", one -> withHealth(one, new Health.Unreachable("timed out")));
        List.of("silver-0", "bronze-0", "free-0").forEach(name -> disconnect(name, "gold-0"));

        assertFails("version: gold-0 does not answer, and no masternode is connected with it");
    }

    @Test
    void whatAnswersAsNoMasternodeWouldFails() {
        change(
                "gold-0",
                one -> withHealth(one, new Health.Foreign("GET /status answers HTTP 404")));

        assertFails(
                "version: gold-0 runs time-node:1.0.0, which does not answer as a masternode does: GET /status answers HTTP 404; is that the image of a masternode?");
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void whatHasBeenSilentForLongMayBeNoMasternode() {
        change("gold-0", one -> withHealth(one, new Health.Unreachable("connection refused")));
        change("gold-0", one -> withInstance(one, started(one, now.minusSeconds(61))));

        assertThat(judge().isOnlyUnknown()).isTrue();
        assertThat(judge().problem())
                .contains(
                        "version: gold-0 does not answer: connection refused; it has run time-node:1.0.0 for 61.0s; is that the image of a masternode?");
    }

    @Test
    void anAnswerOfAnEarlierInstanceCountsForNothing() {
        change(
                "gold-0",
                one ->
                        withInstance(
                                one,
                                new Instance(
                                        "younger",
                                        Revision.of(spec).id(),
                                        now.minusSeconds(1),
                                        0)));

        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    @Test
    void anAnswerFromBeforeTheStartCountsForNothing() {
        change("gold-0", one -> withInstance(one, started(one, now.plusSeconds(1))));

        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    @Test
    void anAnswerThatIsOldCountsForNothing() {
        now = now.plusSeconds(60);

        assertThat(judge().isOnlyUnknown()).isTrue();
    }

    @Test
    void readyAsksThePlatform() {
        change(
                "gold-0",
                one ->
                        new Masternode(
                                one.name(),
                                one.pool(),
                                one.tier(),
                                one.assigned(),
                                one.instance(),
                                one.container(),
                                false,
                                one.zone(),
                                one.health()));

        assertFails("ready: gold-0 is not ready");
    }

    @Test
    void readyAsksForSync() {
        answer("gold-0", status -> status.put("synced", false));

        assertFails("ready: gold-0 is not synced at height " + height());
    }

    @Test
    void readyAsksForTheHeightOfTheNetworkWithinTheLag() {
        answer("gold-0", status -> status.withObject("/chain").put("height", height() - 1));
        assertThat(judge().isPassed()).isTrue();

        answer("gold-0", status -> status.withObject("/chain").put("height", height() - 2));
        assertFails("ready: gold-0 is 2 blocks behind height " + height() + ", wants at most 1");
    }
}
