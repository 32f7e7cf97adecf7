package io.timecoin.operator.rollout.simulation;

import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A network with its operator, once a second, told as a story. */
public final class Scenario {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(1);

    public final FakeNetwork network;
    public final FakeOperator operator;
    private TimeNetworkSpec spec;

    private Scenario(TimeNetworkSpec spec) {
        this.spec = spec;
        network = new FakeNetwork(START, spec.chain().blockInterval().duration());
        prepare(spec);
        network.names().forEach(network::admit);
        operator = new FakeOperator(network);
        network.define(Revision.of(spec), Behaviour.GOOD);
    }

    private void prepare(TimeNetworkSpec wanted) {
        for (MasternodePool pool : wanted.masternodes()) {
            for (int i = 0; i < pool.replicas(); i++) {
                network.prepare(pool.name() + "-" + i, pool.name(), pool.tier(), Optional.empty());
            }
        }
    }

    /** A network that nobody has started. */
    public static Scenario fresh(TimeNetworkSpec spec) {
        return new Scenario(spec);
    }

    /** A network that runs its spec. */
    public static Scenario running(TimeNetworkSpec spec) {
        Scenario scenario = new Scenario(spec);
        scenario.runUntil(Duration.ofMinutes(10), status -> status.phase() == Phase.RUNNING);
        scenario.run(Duration.ofSeconds(20));
        return scenario;
    }

    /** A network that runs its spec, where masternodes can join and leave. */
    public static Scenario admitting(TimeNetworkSpec spec) {
        Scenario scenario = new Scenario(spec);
        scenario.network.admitMasternodes();
        scenario.runUntil(Duration.ofMinutes(10), status -> status.phase() == Phase.RUNNING);
        scenario.run(Duration.ofSeconds(20));
        return scenario;
    }

    /** Asks for so many masternodes in a pool. */
    public Scenario scale(int pool, int replicas) {
        return apply(
                Networks.edit(
                        spec,
                        tree -> tree.withObject("/masternodes/" + pool).put("replicas", replicas)),
                Behaviour.GOOD);
    }

    /** Writes another spec, whose revision behaves so. */
    public Scenario apply(TimeNetworkSpec next, Behaviour behaviour) {
        spec = next;
        if (network.admitsMasternodes()) {
            prepare(next);
        }
        if (!Revision.of(next)
                .id()
                .equals(
                        Optional.ofNullable(status().stable())
                                .map(stable -> stable.revision())
                                .orElse(""))) {
            network.define(Revision.of(next), behaviour);
        }
        return this;
    }

    public Scenario upgrade(String image, Behaviour behaviour) {
        return apply(Networks.withImage(spec, image), behaviour);
    }

    public TimeNetworkSpec spec() {
        return spec;
    }

    public TimeNetworkStatus status() {
        return operator.status();
    }

    public RolloutStatus rollout() {
        return Optional.ofNullable(status().rollout()).orElseThrow();
    }

    public List<String> told(EventReason reason) {
        return operator.messages(reason);
    }

    /** One pass, then a second. */
    public void tick() {
        operator.step(Networks.resource(spec));
        network.advance(TICK);
    }

    public Scenario run(Duration time) {
        Instant end = network.now().plus(time);
        while (network.now().isBefore(end)) {
            tick();
        }
        return this;
    }

    /** Runs until the status is so, and tells how long that took. */
    public Duration runUntil(Duration atMost, Predicate<TimeNetworkStatus> condition) {
        Instant start = network.now();
        while (!condition.test(status())) {
            if (network.now().isAfter(start.plus(atMost))) {
                throw new AssertionError("not within " + atMost + ": " + status());
            }
            tick();
        }
        return Duration.between(start, network.now());
    }

    /** Runs until masternodes of this wave are being replaced. */
    public Duration runUntilWave(int wave) {
        return runUntil(
                Duration.ofMinutes(5),
                status ->
                        status.rollout() != null
                                && status.rollout().revision().equals(Revision.of(spec).id())
                                && status.rollout().wave() == wave
                                && status.rollout().deadlineAt() != null);
    }

    /** Runs until the rollout of the spec has come to this. */
    public Duration runUntil(RolloutStep step) {
        String revision = Revision.of(spec).id();
        return runUntil(
                Duration.ofMinutes(30),
                status ->
                        status.rollout() != null
                                && status.rollout().revision().equals(revision)
                                && status.rollout().step() == step);
    }
}
