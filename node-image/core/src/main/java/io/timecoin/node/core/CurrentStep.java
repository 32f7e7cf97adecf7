package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The time of the event in work and the effects that it has had so far. The parts of the node share it. */
final class CurrentStep {
    private Instant now = Instant.EPOCH;
    private List<NodeEffect> effects = new ArrayList<>();

    void begin(Instant time) {
        now = time;
        effects = new ArrayList<>();
    }

    List<NodeEffect> end() {
        return List.copyOf(effects);
    }

    Instant now() {
        return now;
    }

    void add(NodeEffect effect) {
        effects.add(effect);
    }

    void send(ConnectionId to, Message message) {
        effects.add(new NodeEffect.Send(List.of(to), message));
    }

    void arm(NodeTimer timer, Duration delay) {
        effects.add(new NodeEffect.Arm(timer, delay));
    }

    void report(NodeReport report) {
        effects.add(new NodeEffect.Report(report));
    }
}
