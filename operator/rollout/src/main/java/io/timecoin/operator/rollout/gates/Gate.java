package io.timecoin.operator.rollout.gates;

/** One of the conditions that masternodes must meet before the rollout goes on. */
@FunctionalInterface
interface Gate {
    Verdict judge(Trial trial);
}
