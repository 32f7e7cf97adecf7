package io.timecoin.timenet.bench;

import static io.timecoin.timenet.bench.Aim.atMost;
import static io.timecoin.timenet.bench.Aim.none;

/** What the benchmark of rollouts measures; what aims at nothing explains the ratio of the two ways. */
final class RolloutMeasures {
    static final Measure FOUR_RUNNING =
            new Measure("network of 4, from apply to Running", "s", atMost(60));
    static final Measure FOUR_UPGRADED = new Measure("network of 4, upgrade", "s", atMost(90));
    static final Measure FOUR_MISSED = new Measure("network of 4, slots missed", "", atMost(0));
    static final Measure OPERATOR_MEMORY =
            new Measure("resident memory of the operator", "MB", atMost(200));
    static final Measure OPERATOR_CPU =
            new Measure("CPU of the operator at rest, of one core", "%", atMost(1));
    static final Measure OPERATOR_WRITES =
            new Measure("API writes at rest, a minute", "", atMost(0));
    static final Measure OPERATOR_HEIGHTS =
            new Measure("API writes of new heights, a minute", "", atMost(6));
    static final Measure OPERATOR_START = new Measure("operator start to ready", "s", atMost(3));
    static final Measure WAVES = new Measure("larger network in waves: waves", "", none());
    static final Measure WAVES_TIME = new Measure("larger network in waves: time", "s", none());
    static final Measure WAVES_MISSED =
            new Measure("larger network in waves: slots missed", "", atMost(0));
    static final Measure SINGLE_WAVES = new Measure("larger network one by one: waves", "", none());
    static final Measure SINGLE_TIME = new Measure("larger network one by one: time", "s", none());
    static final Measure SINGLE_MISSED =
            new Measure("larger network one by one: slots missed", "", atMost(0));
    static final Measure RATIO = new Measure("time in waves, of that one by one", "", atMost(1));
    static final Measure PLANNER = new Measure("plan for 1,000 masternodes", "ms", atMost(10));

    private RolloutMeasures() {}
}
