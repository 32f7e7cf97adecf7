package io.timecoin.node.consensus;

import java.time.Duration;

/** What surrounds a simulated member: it decides what arrives, and when. */
interface World {
    void send(int from, int to, Packet packet);

    /** A timer of this member, unless it crashes before. */
    void arm(SimulatedMember member, ConsensusTimeout timeout, Duration after);

    /** An answer of the member's own node, unless it crashes before. */
    void answer(SimulatedMember member, ConsensusEvent event);

    /** Whether the member stops between two effects. */
    boolean crashesNow(SimulatedMember member);

    /** Sees all effects, in order. */
    void observe(int member, ConsensusEffect effect);
}
