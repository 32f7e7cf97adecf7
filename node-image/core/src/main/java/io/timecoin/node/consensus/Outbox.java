package io.timecoin.node.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the effects of one step. */
final class Outbox {
    private final HeightContext context;
    private final Timeouts timeouts;
    private List<ConsensusEffect> effects = new ArrayList<>();
    private boolean signed;

    Outbox(HeightContext context, Timeouts timeouts) {
        this.context = context;
        this.timeouts = timeouts;
    }

    void add(ConsensusEffect effect) {
        effects.add(effect);
    }

    void addAll(List<ConsensusEffect> more) {
        effects.addAll(more);
    }

    void arm(ConsensusTimeout.Kind kind, int round) {
        add(
                new ConsensusEffect.Arm(
                        new ConsensusTimeout(context.height(), round, kind),
                        timeouts.of(kind, round)));
    }

    void report(Optional<Evidence> evidence) {
        evidence.map(ConsensusEffect.FoundEvidence::new).ifPresent(this::add);
    }

    /** Sends what was signed in this step, which therefore begins with the record. */
    void sendSigned(ConsensusMessage message) {
        signed = true;
        sendAgain(message);
    }

    /** Sends what an earlier step has persisted, or what others have signed. */
    void sendAgain(ConsensusMessage message) {
        add(new ConsensusEffect.Broadcast(message));
    }

    /** The effects of the step; persist comes before send (consensus.md §2). */
    List<ConsensusEffect> drain(Supplier<ConsensusRecord> record) {
        if (signed) {
            effects.addFirst(new ConsensusEffect.Persist(record.get()));
        }
        List<ConsensusEffect> drained = List.copyOf(effects);
        effects = new ArrayList<>();
        signed = false;
        return drained;
    }
}
