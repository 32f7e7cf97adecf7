package io.timecoin.node.consensus;

import java.util.Comparator;

/**
 * Refuses to sign backwards or twice: round and step of what one key signs in a height only grow. All signing of a
 * height goes through it; a refusal is a defect of this program and stops it before harm is done.
 */
final class SigningGuard {
    /**
     * What is signed: a proposal in {@link ConsensusStep#PROPOSE}, a vote as the step that it begins.
     *
     * @param round from 0
     */
    record Position(int round, ConsensusStep step) implements Comparable<Position> {
        static Position of(ConsensusMessage message) {
            return switch (message) {
                case Proposal proposal -> new Position(proposal.round(), ConsensusStep.PROPOSE);
                case Vote vote -> of(vote.round(), vote.phase());
                case CommitCertificate certificate ->
                        new Position(certificate.round(), ConsensusStep.COMMIT);
            };
        }

        static Position of(int round, Phase phase) {
            return new Position(
                    round,
                    switch (phase) {
                        case PREVOTE -> ConsensusStep.PREVOTE;
                        case PRECOMMIT -> ConsensusStep.PRECOMMIT;
                    });
        }

        @Override
        public int compareTo(Position other) {
            return Comparator.comparingInt(Position::round)
                    .thenComparing(Position::step)
                    .compare(this, other);
        }
    }

    private Position last = new Position(0, ConsensusStep.IDLE);

    /** Notes a signature of before the restart. */
    void restore(Position signed) {
        last = last.compareTo(signed) < 0 ? signed : last;
    }

    /**
     * Must be called before each signature.
     *
     * @throws IllegalStateException if this or something later was signed already
     */
    void admit(Position next) {
        if (next.compareTo(last) <= 0) {
            throw new IllegalStateException(
                    "refused to sign " + next + ": this key has already signed " + last);
        }
        last = next;
    }
}
