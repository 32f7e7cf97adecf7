package io.timecoin.timenet.bench;

import static io.timecoin.timenet.bench.Aim.atLeast;
import static io.timecoin.timenet.bench.Aim.atMost;
import static io.timecoin.timenet.bench.Aim.none;

import java.util.Map;

/** What the benchmark of nodes measures. */
final class NodeMeasures {
    static final Measure SYNC =
            new Measure("sync of empty blocks, all certificates checked", "/s", atLeast(3_000));
    static final Measure MEMORY =
            new Measure("resident memory after 100,000 blocks", "MB", atMost(120));

    static final Measure IDLE =
            new Measure("CPU of an idle node at 10-minute blocks, of one core", "%", atMost(0.5));
    static final Measure FLOOD = new Measure("garbage sent to a masternode", "MB/s", none());
    static final Measure CALM_COMMIT =
            new Measure("commit on this machine without a flood", "ms", none());
    static final Measure FLOODED_COMMIT = new Measure("commit under the flood", "ms", none());
    static final Measure FLOOD_SLOWS = new Measure("commits slower by", "%", atMost(20));

    /** The figures of the simulator, by the names under which it prints them. */
    static final Map<String, Measure> SIMULATED =
            Map.of(
                    "commit.NEAR",
                    new Measure("commit, links of 1-3 ms", "ms", atMost(10)),
                    "commit.FAR",
                    new Measure("commit, links of 10-30 ms", "ms", atMost(80)),
                    "commit.FARTHEST",
                    new Measure("commit, links of 50-100 ms", "ms", atMost(300)),
                    "takeover.NEAR",
                    new Measure("commit without the leader, 1-3 ms", "ms", atMost(800)),
                    "takeover.FAR",
                    new Measure("commit without the leader, 10-30 ms", "ms", atMost(1_000)),
                    "takeover.FARTHEST",
                    new Measure("commit without the leader, 50-100 ms", "ms", atMost(1_500)),
                    "missed.hundred",
                    new Measure("slots missed by 100 masternodes", "", atMost(0)),
                    "speed.crowd",
                    new Measure("64 simulated nodes, of real time", "x", atLeast(20)));

    private NodeMeasures() {}
}
