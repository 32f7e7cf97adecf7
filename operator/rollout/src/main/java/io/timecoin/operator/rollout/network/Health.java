package io.timecoin.operator.rollout.network;

import java.time.Instant;

/** What came of asking a masternode for its status: a value in every case, so that a failed poll is no exception. */
public sealed interface Health {

    /**
     * The node answered.
     *
     * @param takenAt when the answer arrived
     * @param instance {@link Instance#id()} of the one that was asked, so that the answer of a predecessor counts for
     *     nothing
     */
    record Answered(NodeStatus status, Instant takenAt, String instance) implements Health {}

    /**
     * It runs, but there was no usable answer.
     *
     * @param cause for people, e.g. {@code connection refused}
     */
    record Unreachable(String cause) implements Health {}

    /**
     * Something answered that no masternode would: what runs there is no masternode.
     *
     * @param answer for people, e.g. {@code GET /status answers HTTP 404}
     */
    record Foreign(String answer) implements Health {}

    /** There was nothing to ask. */
    record NotRunning() implements Health {}

    /** The health that follows from the text of an answer: {@link Foreign} where it is no status of a node. */
    static Health ofAnswer(String json, Instant takenAt, String instance) {
        try {
            NodeStatus status = NodeStatus.parse(json);
            return status.nodeId().isEmpty()
                    ? new Foreign("the answer names no node")
                    : new Answered(status, takenAt, instance);
        } catch (IllegalArgumentException e) {
            return new Foreign(String.valueOf(e.getMessage()));
        }
    }
}
