package io.timecoin.timenet.bench;

import io.timecoin.api.RpcException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.load.LoadPlan;
import io.timecoin.timenet.load.LoadReport;
import io.timecoin.timenet.load.LoadRun;
import io.timecoin.timenet.local.LocalFunds;
import io.timecoin.wallet.WalletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings a network up, puts it under three loads and takes it down. */
record MoneyRound(SeparateMachine apart, Samples samples) {
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** Spends of a thousand that are two conflicting ones. */
    private static final int DOUBLE_SPENDS = 10;

    private static final LoadPlan STEADY = new LoadPlan(100, 20, DOUBLE_SPENDS, GRACE);

    /** More than the aim; what a network cannot take it refuses as busy. */
    private static final LoadPlan SUSTAINED = new LoadPlan(2_000, 60, 0, GRACE);

    private static final LoadPlan BURST = new LoadPlan(10_000, 1, 0, GRACE);

    private static final double BYTES_PER_MB = 1e6;

    void run() throws IOException, InterruptedException, RpcException, WalletException {
        try {
            apart.up();
            LocalFunds funds =
                    new LocalFunds(
                            apart.machine(), apart.machine().networks().existing(Optional.empty()));
            LoadReport steady = load(funds, STEADY);
            samples.add(MoneyMeasures.FINALITY_MEDIAN, steady.medianMillis());
            samples.add(MoneyMeasures.FINALITY_LATE, steady.p99Millis());
            sustain(funds);
            LoadReport burst = load(funds, BURST);
            samples.add(MoneyMeasures.BURST, (double) burst.finalized());
            samples.add(MoneyMeasures.CUT, burst.connectionsLost());
            samples.addAll(
                    MoneyMeasures.MEMORY,
                    NodeFigures.read(funds.nodes()).each("time_node_resident_memory_bytes").stream()
                            .map(bytes -> bytes / BYTES_PER_MB)
                            .toList());
        } finally {
            apart.down();
        }
    }

    private void sustain(LocalFunds funds)
            throws IOException, InterruptedException, RpcException, WalletException {
        NodeFigures before = NodeFigures.read(funds.nodes());
        LoadReport report = load(funds, SUSTAINED);
        NodeFigures after = NodeFigures.read(funds.nodes());
        samples.add(MoneyMeasures.SUSTAINED, report.finalPerSecond());
        samples.add(MoneyMeasures.SUSTAINED_LATE, report.p99Millis());
        double checks = after.rateSince(before, "time_node_signature_check_seconds_sum");
        double steps = after.rateSince(before, "time_node_step_seconds_sum");
        percent(MoneyMeasures.CHECKS, checks);
        percent(MoneyMeasures.CORE, Math.max(0, steps - checks));
        percent(MoneyMeasures.DISK, after.rateSince(before, "time_node_store_write_seconds_sum"));
        percent(MoneyMeasures.PARSING, after.rateSince(before, "time_node_parsing_seconds_total"));
        percent(MoneyMeasures.PROCESSOR, after.rateSince(before, "time_node_cpu_seconds_total"));
        samples.add(
                MoneyMeasures.MISSED_SLOTS,
                after.growthSince(before, "time_node_slots_missed_total"));
    }

    private void percent(Measure measure, double share) {
        samples.add(measure, 100 * share);
    }

    private LoadReport load(LocalFunds funds, LoadPlan plan)
            throws InterruptedException, RpcException, WalletException {
        try (Funds.Hold _ = funds.lock();
                LoadRun run =
                        new LoadRun(
                                plan, funds.access(), funds.key(), apart.machine().terminal())) {
            LoadReport report = run.run();
            samples.add(MoneyMeasures.LOST, report.lost());
            samples.add(MoneyMeasures.DOUBLE_SPENT, report.doubleSpent());
            return report;
        }
    }
}
