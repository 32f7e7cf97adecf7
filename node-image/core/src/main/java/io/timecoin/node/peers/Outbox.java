package io.timecoin.node.peers;

import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The effects of one step, in order. */
final class Outbox {
    private List<PeerEffect> effects = new ArrayList<>();

    void add(PeerEffect effect) {
        effects.add(effect);
    }

    void send(Session session, Message message) {
        add(new PeerEffect.Send(session.id, message));
    }

    void arm(PeerTimer timer, Duration delay) {
        add(new PeerEffect.Arm(timer, delay));
    }

    void close(Session session, CloseReason reason, String detail) {
        add(new PeerEffect.Close(session.id, reason, detail));
    }

    void report(PeerReport report) {
        add(new PeerEffect.Report(report));
    }

    /** Hands out what has gathered and starts anew. */
    List<PeerEffect> drain() {
        List<PeerEffect> drained = List.copyOf(effects);
        effects = new ArrayList<>();
        return drained;
    }
}
