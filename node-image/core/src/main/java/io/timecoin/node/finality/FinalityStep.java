package io.timecoin.node.finality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The time of the event in work and the effects that it has had so far. The parts of {@link Finality} share it. */
final class FinalityStep {
    private Instant now = Instant.EPOCH;
    private List<FinalityEffect> effects = new ArrayList<>();

    void begin(Instant time) {
        now = time;
        effects = new ArrayList<>();
    }

    List<FinalityEffect> end() {
        return List.copyOf(effects);
    }

    Instant now() {
        return now;
    }

    void add(FinalityEffect effect) {
        effects.add(effect);
    }

    void arm(FinalityTimer timer, Duration after) {
        add(new FinalityEffect.Arm(timer, after));
    }
}
