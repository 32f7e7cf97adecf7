package io.timecoin.timenet.bench;

/** What the benchmark of a network's start measures, with the figure that is aimed at. */
enum Measure {
    UP("timenet up to Running", "s", 15),
    NODE_START("node start to P2P accepting", "ms", 1_000),
    HANDSHAKE("handshake, TCP connect to Ack", "ms", 10),
    MESH("full mesh after the last node listens", "ms", 1_000),
    MEMORY("resident memory of an idle node", "MB", 110),
    CPU("CPU of a node, of one core", "%", 3),
    COMMIT("commit of a block after its slot opens", "ms", 50),
    UPGRADE("upgrade of all masternodes", "s", 60),
    MISSED_SLOTS("slots missed by the upgrade", "", 0);

    private final String title;
    private final String unit;
    private final double aim;

    Measure(String title, String unit, double aim) {
        this.title = title;
        this.unit = unit;
        this.aim = aim;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** At most this. */
    double aim() {
        return aim;
    }
}
