package io.timecoin.operator.rollout.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.Decision;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.Rollout;
import io.timecoin.operator.rollout.RolloutEvent;
import io.timecoin.operator.rollout.network.Observed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform around the decision core, as thin as one can be. It remembers nothing: the status goes through JSON after
 * each step, as if another process went on from there. At each action it checks what the core promises.
 */
public final class FakeOperator {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final FakeNetwork network;
    private String stored = write(TimeNetworkStatus.builder().build());
    private int storedVersion;
    private final List<RolloutEvent> events = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    public FakeOperator(FakeNetwork network) {
        this.network = network;
    }

    /** What one leader read before it decided. */
    public record Read(String status, int version, Observed observed, Instant now) {}

    public Read read() {
        return new Read(stored, storedVersion, network.observe(), network.now());
    }

    public Decision decide(TimeNetwork resource, Read read) {
        return Rollout.decide(resource, read.observed(), parse(read.status()), read.now());
    }

    /** Stores the status unless another leader did since; false for a conflict. */
    public boolean store(Read read, Decision decision) {
        if (read.version() != storedVersion) {
            return false;
        }
        stored = write(decision.status());
        storedVersion++;
        events.addAll(decision.events());
        return true;
    }

    public void act(Read read, Decision decision) {
        for (Action action : decision.actions()) {
            actions.add(action);
            switch (action) {
                case Action.Assign(String name, String revision) -> {
                    if (network.isMember(name)) {
                        check(parse(read.status()).rollout(), name);
                    } else {
                        checkIntent(read, name);
                    }
                    network.assign(name, revision);
                }
                case Action.Register(String name) -> {
                    checkIntent(read, name);
                    network.change(name, true);
                }
                case Action.Deregister(String name) -> {
                    checkIntent(read, name);
                    network.change(name, false);
                }
                case Action.Remove(String name) -> {
                    checkIntent(read, name);
                    if (network.isMember(name)) {
                        violations.add(name + " was stopped and the chain counts it");
                    }
                    network.remove(name);
                }
                case Action.DeleteStuck _, Action.FinalizeUpgrade _ -> {}
            }
        }
    }

    private void checkIntent(Read read, String name) {
        boolean named =
                Optional.ofNullable(parse(read.status()).scaling())
                        .filter(scaling -> scaling.masternode().equals(name))
                        .isPresent();
        if (!named) {
            violations.add(name + " joined or left without a stored intent");
        }
    }

    /** One undisturbed pass. */
    public Decision step(TimeNetwork resource) {
        Read read = read();
        Decision decision = decide(resource, read);
        if (store(read, decision)) {
            act(read, decision);
        }
        return decision;
    }

    public TimeNetworkStatus status() {
        return parse(stored);
    }

    public List<Action> actions() {
        return actions;
    }

    public List<String> violations() {
        return violations;
    }

    public List<String> messages(EventReason reason) {
        return events.stream()
                .filter(event -> event.reason() == reason)
                .map(RolloutEvent::message)
                .toList();
    }

    private void check(@Nullable RolloutStatus intent, String name) {
        if (intent == null || !intent.upgrading().contains(name)) {
            violations.add(name + " was replaced without a stored intent");
        }
        boolean wasLive = network.isLive(name);
        boolean protectedStrategy =
                intent != null && intent.strategy() != RolloutStrategy.ALL_AT_ONCE;
        if (protectedStrategy && wasLive && network.live() - 1 < network.quorum().votes()) {
            violations.add(name + " was taken although quorum could not spare it");
        }
    }

    static String write(TimeNetworkStatus status) {
        try {
            return JSON.writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a status that cannot be stored", e);
        }
    }

    static TimeNetworkStatus parse(String status) {
        try {
            return JSON.readValue(status, TimeNetworkStatus.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a stored status that cannot be read", e);
        }
    }
}
