package io.timecoin.node.consensus;

import java.time.Duration;

/**
 * How long a node waits in each step of round 0 (consensus.md §2). Each further round doubles it, up to the ceiling, so
 * that some round is long enough for any delay of the network that is below it.
 *
 * @param resend how often own messages are sent again; it does not grow
 */
public record Timeouts(
        Duration propose, Duration prevote, Duration precommit, Duration ceiling, Duration resend) {
    /** The settings of consensus.md §2. */
    public static final Timeouts STANDARD =
            new Timeouts(
                    Duration.ofMillis(600),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(8),
                    Duration.ofMillis(500));

    /** Doublings beyond this reach any sensible ceiling and could overflow. */
    private static final int DOUBLINGS_MAX = 20;

    /** How long the timeout of a kind takes in a round. */
    public Duration of(ConsensusTimeout.Kind kind, int round) {
        return switch (kind) {
            case PROPOSE -> grown(propose, round);
            case PREVOTE -> grown(prevote, round);
            case PRECOMMIT -> grown(precommit, round);
            case RESEND -> resend;
        };
    }

    private Duration grown(Duration first, int round) {
        Duration grown = first.multipliedBy(1L << Math.min(round, DOUBLINGS_MAX));
        return grown.compareTo(ceiling) < 0 ? grown : ceiling;
    }
}
