package io.timecoin.node.consensus;

/**
 * A timer of a height. Timers are never cancelled: one that fires too late finds another round or step and does nothing.
 *
 * @param round of the step that it ends; 0 for {@link Kind#RESEND}
 */
public record ConsensusTimeout(long height, int round, Kind kind) {
    /** What the node waits for. */
    public enum Kind {
        /** A proposal (line 21). */
        PROPOSE,
        /** Prevotes that agree (line 35). */
        PREVOTE,
        /** Precommits that agree (line 48). */
        PRECOMMIT,
        /** The next resend of own messages. */
        RESEND
    }
}
