package io.timecoin.timenet.bench;

import io.timecoin.crds.v1alpha1.MaxUnavailable;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.spec.Tier;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.operator.rollout.plan.Limits;
import io.timecoin.operator.rollout.plan.Planner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans an upgrade of a large network whose masternodes all are live, in three zones. */
final class PlannerBench {
    private static final int MASTERNODES = 1_000;
    private static final int ZONES = 3;
    private static final int ROUNDS = 21;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Instant NOW = Instant.EPOCH.plusSeconds(1);

    private PlannerBench() {}

    /** Milliseconds of each plan. */
    static List<Double> millis() {
        Network network = network();
        Limits limits =
                new Limits(
                        RolloutStrategy.PARALLEL, new MaxUnavailable.Quorum(), Optional.empty(), 0);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            int waves = Planner.plan(network, "next", limits).size();
            millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            if (waves < 2) {
                throw new IllegalStateException("live masternodes are not upgraded all at once");
            }
        }
        return millis;
    }

    private static Network network() {
        List<NodeStatus.Peer> peers =
                IntStream.range(0, MASTERNODES)
                        .mapToObj(PlannerBench::name)
                        .map(name -> new NodeStatus.Peer(name, name, 60, 1, "1.0.0", 1, 0))
                        .toList();
        List<Masternode> masternodes =
                IntStream.range(0, MASTERNODES)
                        .mapToObj(i -> masternode(name(i), "zone-" + i % ZONES, peers))
                        .toList();
        return Network.of(new Observed(masternodes, NOW), MASTERNODES, NOW);
    }

    private static String name(int number) {
        return "gold-" + number;
    }

    private static Masternode masternode(String name, String zone, List<NodeStatus.Peer> peers) {
        NodeStatus status =
                new NodeStatus(
                        "1.0.0",
                        "Testnet",
                        1,
                        name,
                        name,
                        "Gold",
                        true,
                        60,
                        new NodeStatus.Chain("genesis", 1, "head", NOW, 0, List.of()),
                        new NodeStatus.Consensus(
                                MASTERNODES, MASTERNODES, 2 * MASTERNODES / 3 + 1, 2, List.of()),
                        NodeStatus.Handshakes.NONE,
                        0,
                        peers);
        return new Masternode(
                name,
                "gold",
                Tier.GOLD,
                Optional.of("stable"),
                Optional.of(new Instance(name, "stable", Instant.EPOCH, 0)),
                new ContainerState.Running(),
                true,
                Optional.of(zone),
                new Health.Answered(status, NOW, name));
    }
}
