package io.timecoin.operator.rollout.plan;

import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.Quorum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Which masternodes go together, and in which order (rollout.md §3).
 *
 * <ol>
 *   <li>AllAtOnce: everything that is left, together.
 *   <li>Masternodes whose replacement costs the quorum nothing go first, besides the width of the wave.
 *   <li>The budget is n − q − down, which is the number of live masternodes beyond q. Without budget no live masternode
 *       goes.
 *   <li>The width is min(maxUnavailable, max(1, budget − reserve)); until the canaries are upgraded, no more than are
 *       still missing.
 *   <li>Pools go from the lowest tier to the highest. Where the lowest tier that is left can fill a wave from one zone,
 *       the wave stays within that zone: a zone that fails meanwhile costs nothing more.
 * </ol>
 *
 * Only the first wave counts; those after it show people what to expect if every wave comes back.
 */
public final class Planner {
    private final Quorum quorum;
    private final Limits limits;

    private Planner(Quorum quorum, Limits limits) {
        this.quorum = quorum;
        this.limits = limits;
    }

    /**
     * The waves that bring a network to a revision; no wave if it is there, an empty first wave if none can go now.
     *
     * @param target id of the revision
     */
    public static List<List<String>> plan(Network network, String target, Limits limits) {
        List<Masternode> left = network.masternodes(masternode -> !masternode.isAssigned(target));
        if (left.isEmpty()) {
            return List.of();
        }
        if (limits.strategy() == RolloutStrategy.ALL_AT_ONCE) {
            return List.of(left.stream().map(Masternode::name).toList());
        }
        return new Planner(network.quorum(), limits).plan(network, left);
    }

    private List<List<String>> plan(Network network, List<Masternode> left) {
        SequencedMap<String, Masternode> charged = new LinkedHashMap<>();
        List<String> free = new ArrayList<>();
        for (Masternode masternode : inOrder(left)) {
            if (network.isFreeToReplace(masternode)) {
                free.add(masternode.name());
            } else {
                charged.put(masternode.name(), masternode);
            }
        }
        int upgraded = network.masternodes().size() - left.size();
        int budget = network.live() - quorum.votes();

        List<List<String>> waves = new ArrayList<>();
        List<String> first = new ArrayList<>(free);
        first.addAll(take(charged, width(budget, upgraded)));
        waves.add(first);
        while (!charged.isEmpty()) {
            upgraded = network.masternodes().size() - charged.size();
            waves.add(take(charged, Math.max(1, width(quorum.spare(), upgraded))));
        }
        return waves;
    }

    private static List<Masternode> inOrder(List<Masternode> masternodes) {
        return masternodes.stream().sorted(Comparator.comparing(Masternode::tier)).toList();
    }

    private int width(int budget, int upgraded) {
        int width = limits.width(quorum, budget);
        int canaries = limits.canary() - upgraded;
        return canaries > 0 ? Math.min(width, canaries) : width;
    }

    /** Takes the next masternodes out of those that are left. */
    private static List<String> take(SequencedMap<String, Masternode> left, int width) {
        List<String> wave = fromOneZone(left, width);
        if (wave.isEmpty()) {
            wave = left.keySet().stream().limit(width).toList();
        }
        wave.forEach(left::remove);
        return wave;
    }

    /** A wave of this width from one zone of the lowest tier, or nothing if no zone has so many. */
    private static List<String> fromOneZone(SequencedMap<String, Masternode> left, int width) {
        Map<String, List<String>> zones = new LinkedHashMap<>();
        for (Masternode masternode : left.values()) {
            if (width < 2 || masternode.tier() != left.firstEntry().getValue().tier()) {
                break;
            }
            if (masternode.zone().isPresent()) {
                List<String> zone =
                        zones.computeIfAbsent(masternode.zone().get(), _ -> new ArrayList<>());
                zone.add(masternode.name());
                if (zone.size() == width) {
                    return zone;
                }
            }
        }
        return List.of();
    }
}
