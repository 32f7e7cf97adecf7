package io.timecoin.node.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may befall a network, and what it must do all the same. Each is a script that a seed makes different. */
enum Scenario {
    EVERY_SLOT,
    ONE_NODE_BEHIND,
    NETWORK_BEHIND_SCHEDULE,
    SOME_AHEAD_SOME_BEHIND,
    LEADER_SILENT,
    NO_QUORUM,
    MAJORITY_RESTART,
    ALL_RESTART_AFTER_OUTAGE,
    ROLLING_UPGRADE,
    KILL_AT_EVERY_PERSIST_POINT,
    RETURN_AFTER_TEN_THOUSAND_BLOCKS,
    TRUSTED_HEIGHT,
    BACKFILL,
    BACKFILL_FROM_NOBODY,
    BACKFILL_OF_FEW,
    LOST_DISK,
    RESET_BLOCKS,
    SLOW_DISK,
    FULL_DISK,
    MINORITY_PARTITION,
    EVEN_PARTITION,
    WRONG_CLOCK,
    CLOCK_PUT_RIGHT,
    HUNDRED_MASTERNODES,
    LEADER_EQUIVOCATES,
    LIES_TO_A_NODE_THAT_SYNCS,
    TWO_PROCESSES_WITH_ONE_KEY,
    RANDOM_FAULTS,
    RANDOM_FAULTS_AND_LIES,
    EVERY_PAYMENT,
    DOUBLE_SPENDS,
    GROW_AND_SHRINK,
    MASTERNODES_COME_AND_GO,
    ASYNCHRONOUS;

    /** Runs it to its end. */
    void run(Simulation simulation) {
        switch (this) {
            case EVERY_SLOT -> Outages.everySlot(simulation);
            case ONE_NODE_BEHIND -> Outages.oneNodeBehind(simulation);
            case NETWORK_BEHIND_SCHEDULE -> Outages.networkBehindSchedule(simulation);
            case SOME_AHEAD_SOME_BEHIND -> Outages.someAheadSomeBehind(simulation);
            case LEADER_SILENT -> Outages.leaderSilent(simulation);
            case NO_QUORUM -> Outages.noQuorum(simulation);
            case MAJORITY_RESTART -> Outages.majorityRestart(simulation);
            case ALL_RESTART_AFTER_OUTAGE -> Outages.allRestartAfterOutage(simulation);
            case ROLLING_UPGRADE -> Outages.rollingUpgrade(simulation);
            case KILL_AT_EVERY_PERSIST_POINT -> Outages.killAtEveryPersistPoint(simulation);
            case RETURN_AFTER_TEN_THOUSAND_BLOCKS ->
                    LongAbsences.returnAfterTenThousandBlocks(simulation);
            case RESET_BLOCKS -> LongAbsences.resetBlocks(simulation);
            case LOST_DISK -> LongAbsences.lostDisk(simulation);
            case TRUSTED_HEIGHT -> Beginnings.trustedHeight(simulation);
            case BACKFILL -> Beginnings.backfill(simulation);
            case BACKFILL_FROM_NOBODY -> Beginnings.backfillFromNobody(simulation);
            case BACKFILL_OF_FEW -> Beginnings.backfillOfFew(simulation);
            case FULL_DISK -> Environment.fullDisk(simulation);
            case SLOW_DISK -> Environment.slowDisk(simulation);
            case MINORITY_PARTITION -> Environment.minorityPartition(simulation);
            case EVEN_PARTITION -> Environment.evenPartition(simulation);
            case WRONG_CLOCK -> Environment.wrongClock(simulation);
            case CLOCK_PUT_RIGHT -> Environment.clockPutRight(simulation);
            case HUNDRED_MASTERNODES -> Crowds.hundredMasternodes(simulation);
            case LEADER_EQUIVOCATES -> Adversaries.leaderEquivocates(simulation);
            case LIES_TO_A_NODE_THAT_SYNCS -> Adversaries.liesToANodeThatSyncs(simulation);
            case TWO_PROCESSES_WITH_ONE_KEY -> Adversaries.twoProcessesWithOneKey(simulation);
            case RANDOM_FAULTS -> RandomFaults.honest(simulation);
            case RANDOM_FAULTS_AND_LIES -> RandomFaults.withLiars(simulation);
            case EVERY_PAYMENT -> Payments.everyPayment(simulation);
            case DOUBLE_SPENDS -> Payments.doubleSpends(simulation);
            case GROW_AND_SHRINK -> Changes.growAndShrink(simulation);
            case MASTERNODES_COME_AND_GO -> Changes.comeAndGo(simulation);
            case ASYNCHRONOUS -> RandomFaults.asynchronous(simulation);
        }
    }

    /** Whether it is so large that once is enough for a command that runs all of them again and again. */
    boolean isLarge() {
        return this == HUNDRED_MASTERNODES;
    }

    /** How the command line calls it. */
    String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scenario that the command line calls so. */
    static Optional<Scenario> named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.commandName().equals(name))
                .findFirst();
    }
}
