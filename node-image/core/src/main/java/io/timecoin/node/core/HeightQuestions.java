package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ExtensionMessage.GetChainStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks peers how far their chains go, not more often than is of use. */
final class HeightQuestions {
    /** A peer is not asked again for this long because of its messages of later heights. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CurrentStep step;
    private final SortedMap<ConnectionId, Instant> askAgain = new TreeMap<>();

    HeightQuestions(CurrentStep step) {
        this.step = step;
    }

    /** Asks the peer unless it was asked a moment ago. */
    void ask(ConnectionId peer) {
        Instant notBefore = askAgain.getOrDefault(peer, Instant.MIN);
        if (!step.now().isBefore(notBefore)) {
            askAgain.put(peer, step.now().plus(PAUSE));
            step.send(peer, new GetChainStatus());
        }
    }

    void forget(ConnectionId peer) {
        askAgain.remove(peer);
    }
}
