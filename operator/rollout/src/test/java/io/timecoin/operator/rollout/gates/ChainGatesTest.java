package io.timecoin.operator.rollout.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.operator.rollout.Networks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Blocks and agreement, failing for each reason (rollout.md §4). */
class ChainGatesTest extends OnAHealthyNetwork {
    @Test
    void blocksAskForTheAdvance() {
        baseline = Optional.of(new GateBaseline(now.minusSeconds(10), height() - 1, 0, 0, 0));

        assertFails("blocks: 1 of 2 blocks since height " + (height() - 1));
    }

    @Test
    void blocksAllowNoFurtherMissedSlot() {
        answer("silver-0", status -> status.withObject("/chain").put("missedSlots", 1));

        assertFails("blocks: 1 slot missed since " + now.minusSeconds(10));
    }

    @Test
    void blocksAskAnotherMasternodeForTheSignature() {
        long before = height() - 2;
        List.of("silver-0", "bronze-0", "free-0").forEach(name -> sawSign(name, "gold-0", before));

        assertFails(
                "blocks: no other masternode saw gold-0 sign a block above height %d, the last was %d"
                        .formatted(before, before));
    }

    @Test
    void blocksTakeTheWordOfAnyOtherMasternode() {
        List.of("silver-0", "bronze-0").forEach(name -> sawSign(name, "gold-0", 0));

        assertThat(judge().isPassed()).isTrue();
    }

    @Test
    void blocksCanDoWithoutSignatures() {
        spec =
                Networks.withRollout(
                        spec,
                        rollout ->
                                rollout.withObject("/gates/blocks").put("signedByUpgraded", false));
        List.of("silver-0", "bronze-0", "free-0").forEach(name -> sawSign(name, "gold-0", 0));

        assertThat(judge().isPassed()).isTrue();
    }

    @Test
    void blocksAreUnknownUntilThereIsABaseline() {
        baseline = Optional.empty();

        assertThat(judge().verdicts().get(GateName.BLOCKS)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void rareBlocksAreReplacedByHeartbeatsSinceTheStart() {
        rareBlocks();
        List.of("silver-0", "bronze-0").forEach(name -> sawHeartbeat(name, now));
        assertThat(judge().isPassed()).isTrue();

        sawHeartbeat("bronze-0", Instant.EPOCH);
        assertFails("blocks: heartbeat of gold-0 since its start known to 2 masternodes, wants 3");
    }

    @Test
    void rareBlocksOfNodesWithoutHeartbeatsAreLeftToTheEnd() {
        rareBlocks();

        assertThat(judge().passes(GateName.BLOCKS)).isTrue();
    }

    @Test
    void agreementFailsForGoodOnAFork() {
        answer("silver-0", status -> recent(status).put("hash", "another-block"));

        assertFailsForGood(
                "agreement: fork at height %d: gold-0 has block block-%s, silver-0 has another-"
                        .formatted(height(), Long.toString(height()).substring(0, 2)));
    }

    @Test
    void agreementWaitsForAnAccumulatorThatDiffers() {
        answer("silver-0", status -> recent(status).put("utxo", "other"));

        assertFails("agreement: UTXO sets of gold-0 and silver-0 differ at height " + height());
        assertThat(judge().failedForGood()).isEmpty();
    }

    @Test
    void agreementIsUnknownWithoutACommonHeight() {
        answer("silver-0", status -> status.withObject("/chain").putArray("recent"));

        assertThat(judge().problem()).contains("agreement: no height that all masternodes show");
        assertThat(judge().isOnlyUnknown()).isTrue();
    }
}
