package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ExtensionMessage.GetChainStatus;
import java.time.Duration;

/** Asks peers how far their chains go, not more often than is of use. */
final class HeightQuestions {
    /** A peer is not asked again for this long because of its messages of later heights. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CurrentStep step;
    private final PeerPause pause;

    HeightQuestions(CurrentStep step) {
        this.step = step;
        this.pause = new PeerPause(PAUSE, step);
    }

    /** Asks the peer unless it was asked a moment ago. */
    void ask(ConnectionId peer) {
        if (pause.begin(peer)) {
            step.send(peer, new GetChainStatus());
        }
    }

    void forget(ConnectionId peer) {
        pause.forget(peer);
    }
}
