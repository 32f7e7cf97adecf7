package io.timecoin.operator.controller.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.MasternodeCounts;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.Decision;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.gates.GateReport;
import io.timecoin.operator.rollout.gates.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Counts what the operator decides and shows what it saw, labelled by namespace and network. One registry for the life of
 * the process; what is shown of a network ends with it.
 */
public final class OperatorMetrics {
    /** Timer of passes; its label tells whether the pass succeeded. */
    public static final String PASSES = "time.operator.passes";

    private final MeterRegistry registry;
    private final Map<Tags, TimeNetworkStatus> shown = new ConcurrentHashMap<>();

    public OperatorMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A pass ended. */
    void passed(Timer.Sample pass, boolean succeeded) {
        pass.stop(
                Timer.builder(PASSES)
                        .description("Passes over a network, by outcome")
                        .tag("outcome", succeeded ? "success" : "failure")
                        .register(registry));
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    /** Counts and shows what a pass brought, once its status is stored. */
    public void record(
            TimeNetwork network, TimeNetworkStatus previous, Decision decision, Instant now) {
        Tags tags = tags(network.getMetadata().getNamespace(), network.getMetadata().getName());
        decision.events()
                .forEach(event ->
                        count(
                                "time.operator.events",
                                "Decisions told as events, by reason",
                                tags.and("reason", event.reason().text())));
        decision.gates().ifPresent(gates -> countGates(gates, tags));
        countEnd(previous, decision, tags);
        timeWave(previous, decision, tags, now);
        if (shown.put(tags, decision.status()) == null) {
            show(tags);
        }
    }

    /** Shows nothing more of a network that is gone. */
    public void forget(String namespace, String name) {
        Tags tags = tags(namespace, name);
        shown.remove(tags);
        List<Meter> ofNetwork =
                registry.getMeters().stream()
                        .filter(meter ->
                                meter.getId().getTags().containsAll(tags.stream().toList()))
                        .toList();
        ofNetwork.forEach(registry::remove);
    }

    private void countGates(GateReport gates, Tags tags) {
        gates.verdicts()
                .forEach((gate, verdict) ->
                        count(
                                "time.operator.gate.results",
                                "Answers of the gates, by gate and result",
                                tags.and("gate", gate.text(), "result", word(verdict))));
    }

    private void countEnd(TimeNetworkStatus previous, Decision decision, Tags tags) {
        Optional<RolloutRecord> last = decision.status().history().stream().findFirst();
        if (last.isPresent() && !last.equals(previous.history().stream().findFirst())) {
            count(
                    "time.operator.rollouts",
                    "Rollouts that ended, by outcome",
                    tags.and("outcome", last.get().outcome().name().toLowerCase(Locale.ROOT)));
        }
    }

    private void timeWave(TimeNetworkStatus previous, Decision decision, Tags tags, Instant now) {
        boolean passed =
                decision.events().stream()
                        .anyMatch(event -> event.reason() == EventReason.WAVE_PASSED);
        Optional<Instant> began =
                Optional.ofNullable(previous.rollout()).map(RolloutStatus::waveStartedAt);
        if (passed && began.isPresent()) {
            Timer.builder("time.operator.wave")
                    .description("Waves that passed, from their start to the last sample")
                    .tags(tags)
                    .register(registry)
                    .record(Duration.between(began.get(), now));
        }
    }

    private void show(Tags tags) {
        Map<String, ToIntFunction<MasternodeCounts>> states = new LinkedHashMap<>();
        states.put("desired", MasternodeCounts::desired);
        states.put("ready", MasternodeCounts::ready);
        states.put("live", MasternodeCounts::live);
        states.put("active", MasternodeCounts::active);
        states.put("upgraded", MasternodeCounts::upgraded);
        states.forEach((state, count) ->
                Gauge.builder("time.operator.masternodes", () -> masternodes(tags, count))
                        .description("Masternodes by state")
                        .tags(tags.and("state", state))
                        .register(registry));
        Gauge.builder("time.operator.missed.slots", () -> missedSlots(tags))
                .description("Slots missed, as the node that missed most counts since its start")
                .tags(tags)
                .register(registry);
    }

    private int masternodes(Tags tags, ToIntFunction<MasternodeCounts> count) {
        return Optional.ofNullable(shown.get(tags))
                .map(TimeNetworkStatus::masternodes)
                .map(count::applyAsInt)
                .orElse(0);
    }

    private long missedSlots(Tags tags) {
        return Optional.ofNullable(shown.get(tags))
                .map(TimeNetworkStatus::chain)
                .map(ChainStatus::missedSlots)
                .orElse(0L);
    }

    private void count(String name, String description, Tags tags) {
        Counter.builder(name).description(description).tags(tags).register(registry).increment();
    }

    private static Tags tags(String namespace, String name) {
        return Tags.of("namespace", namespace, "network", name);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass() -> "pass";
            case Verdict.Fail _ -> "fail";
            case Verdict.Unknown _ -> "unknown";
        };
    }
}
