package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whose turn it is right now, so that blocks go on: never more live masternodes than quorum can spare at this moment. */
public final class Budget {
    /** A restart takes less, even on a slow host: no masternode is stopped when a block is due so soon. */
    private static final Duration RESTART_TIME = Duration.ofSeconds(30);

    private Budget() {}

    /**
     * Those of the pending masternodes that may be replaced now. Who costs the quorum nothing goes at any time, the
     * others right after a block and only while more than q masternodes are live. The order is kept, so that two leaders
     * with different views take one a part of the other's and not different ones.
     */
    static List<Masternode> allowed(
            Situation situation, RolloutStatus rollout, List<Masternode> pending) {
        Network network = situation.network();
        int spare = isBlockDue(situation, rollout) ? 0 : network.live() - network.quorum().votes();
        List<Masternode> allowed = new ArrayList<>();
        for (Masternode masternode : pending) {
            if (network.isFreeToReplace(masternode)) {
                allowed.add(masternode);
            } else if (spare > 0) {
                allowed.add(masternode);
                spare--;
            }
        }
        return allowed;
    }

    /**
     * Whether the next block is due so soon, or being decided, that it is better to wait for it. A chain that is behind
     * its schedule is not waited for, and no chain longer than two intervals.
     */
    static boolean isBlockDue(Situation situation, RolloutStatus rollout) {
        Duration interval = situation.blockInterval();
        Instant began = rollout.waveStartedAt();
        boolean waitedLong =
                began != null && situation.now().isAfter(began.plus(interval.multipliedBy(2)));
        if (waitedLong || situation.network().headSlot().isEmpty()) {
            return false;
        }
        Instant next = situation.network().headSlot().get().plus(interval);
        Duration left = Duration.between(situation.now(), next);
        Duration half = interval.dividedBy(2);
        Duration margin = half.compareTo(RESTART_TIME) < 0 ? half : RESTART_TIME;
        return left.compareTo(margin) < 0 && left.compareTo(interval.negated()) > 0;
    }

    /** The state of the quorum, e.g. {@code quorum: 3 of 4 masternodes live, needs 3; down: gold-1}. */
    public static String words(Network network) {
        List<String> others =
                network.masternodes(one -> !network.isLive(one)).stream()
                        .map(one -> one.name() + " " + words(network.standing(one)))
                        .toList();
        String live =
                "quorum: %d of %d masternodes live, needs %d"
                        .formatted(
                                network.live(),
                                network.quorum().members(),
                                network.quorum().votes());
        return others.isEmpty() ? live : live + "; " + Words.few(others);
    }

    private static String words(Standing standing) {
        return "(" + standing.words() + ")";
    }
}
