package io.timecoin.node.consensus;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first proposal of each round around the current one. Early proposals wait here; those beyond come again with their
 * leader's next resend, so that the blocks of a faulty one take no more room.
 */
final class ProposalBuffer {
    /** Later rounds for which a proposal, up to a block's size, is kept. */
    static final int ROUNDS_AHEAD = 4;

    /** Past rounds kept: the block of the last one is what a late node asks for. */
    static final int ROUNDS_BEHIND = 1;

    private final NavigableMap<Integer, VerifiedProposal> proposals = new TreeMap<>();
    private final TreeSet<Integer> convicted = new TreeSet<>();
    private int current;

    /** Whether the proposal became, or already is, the one of its round. */
    boolean add(VerifiedProposal proposal) {
        int round = proposal.proposal().round();
        if (round < current - ROUNDS_BEHIND || round > (long) current + ROUNDS_AHEAD) {
            return false;
        }
        proposals.putIfAbsent(round, proposal);
        return contradicted(proposal).isEmpty();
    }

    /** Evidence, the first time that a proposal contradicts the one of its round. */
    Optional<Evidence> evidence(VerifiedProposal proposal) {
        return contradicted(proposal)
                .filter(first -> convicted.add(first.proposal().round()))
                .map(first -> new Evidence.TwoProposals(first, proposal));
    }

    /** The one of the same round, if it says something else. Proofs of one lock may hold other votes. */
    private Optional<VerifiedProposal> contradicted(VerifiedProposal proposal) {
        Proposal second = proposal.proposal();
        return Optional.ofNullable(proposals.get(second.round()))
                .filter(first ->
                        !first.proposal().block().equals(second.block())
                                || !first.proposal().validRound().equals(second.validRound()));
    }

    Optional<Proposal> of(int round) {
        return Optional.ofNullable(proposals.get(round)).map(VerifiedProposal::proposal);
    }

    Stream<Proposal> all() {
        return proposals.values().stream().map(VerifiedProposal::proposal);
    }

    /** The node has entered this round. */
    void enter(int round) {
        current = round;
        proposals.headMap(round - ROUNDS_BEHIND).clear();
        convicted.headSet(round - ROUNDS_BEHIND).clear();
    }
}
