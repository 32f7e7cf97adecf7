package io.timecoin.timenet.bench;

import static io.timecoin.timenet.bench.Aim.atMost;

/** What the benchmark of a network's start measures. */
final class StartMeasures {
    static final Measure UP = new Measure("timenet up to Running", "s", atMost(15));
    static final Measure NODE_START =
            new Measure("node start to P2P accepting", "ms", atMost(1_000));
    static final Measure HANDSHAKE = new Measure("handshake, TCP connect to Ack", "ms", atMost(10));
    static final Measure MESH =
            new Measure("full mesh after the last node listens", "ms", atMost(1_000));
    static final Measure MEMORY = new Measure("resident memory of an idle node", "MB", atMost(110));
    static final Measure CPU = new Measure("CPU of a node, of one core", "%", atMost(3));
    static final Measure COMMIT =
            new Measure("commit of a block after its slot opens", "ms", atMost(50));
    static final Measure UPGRADE = new Measure("upgrade of all masternodes", "s", atMost(60));
    static final Measure MISSED_SLOTS = new Measure("slots missed by the upgrade", "", atMost(0));

    private StartMeasures() {}
}
