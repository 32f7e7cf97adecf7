package io.timecoin.node.consensus;

import io.timecoin.node.crypto.PublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The votes of one round. Of each member the first vote of a phase counts; a different one is evidence. */
final class RoundVotes {
    private static final SortedMap<PublicKey, Vote> NO_VOTES = Collections.emptySortedMap();

    private final Tally prevotes = new Tally();
    private final Tally precommits = new Tally();

    /**
     * The votes of a phase.
     *
     * @param byChoice the same votes by what they are for: every vote of a large set asks whether a quorum agrees
     */
    private record Tally(
            SortedMap<PublicKey, VerifiedVote> votes,
            Map<Choice, SortedMap<PublicKey, Vote>> byChoice,
            SortedSet<PublicKey> convicted) {
        Tally() {
            this(new TreeMap<>(), new LinkedHashMap<>(), new TreeSet<>());
        }

        void add(VerifiedVote verified) {
            Vote vote = verified.vote();
            votes.put(vote.voter(), verified);
            byChoice.computeIfAbsent(vote.choice(), _ -> new TreeMap<>()).put(vote.voter(), vote);
        }

        void remove(PublicKey voter) {
            votes.remove(voter);
            byChoice.values().forEach(same -> same.remove(voter));
        }
    }

    /** Counts the vote; gives evidence the first time that it contradicts an earlier one of its voter. */
    Optional<Evidence> add(VerifiedVote vote) {
        Tally tally = of(vote.vote().phase());
        PublicKey voter = vote.vote().voter();
        VerifiedVote first = tally.votes.get(voter);
        if (first == null) {
            tally.add(vote);
            return Optional.empty();
        }
        boolean contradicts = !first.vote().choice().equals(vote.vote().choice());
        return contradicts && tally.convicted.add(voter)
                ? Optional.of(new Evidence.TwoVotes(first, vote))
                : Optional.empty();
    }

    void remove(PublicKey voter) {
        prevotes.remove(voter);
        precommits.remove(voter);
    }

    boolean hasVoteOf(PublicKey voter) {
        return prevotes.votes.containsKey(voter) || precommits.votes.containsKey(voter);
    }

    boolean isEmpty() {
        return prevotes.votes.isEmpty() && precommits.votes.isEmpty();
    }

    /** A vote of each member that has voted in this round. */
    SortedMap<PublicKey, Vote> voters() {
        SortedMap<PublicKey, Vote> voters = new TreeMap<>();
        prevotes.votes.forEach((voter, vote) -> voters.put(voter, vote.vote()));
        precommits.votes.forEach((voter, vote) -> voters.put(voter, vote.vote()));
        return voters;
    }

    int count(Phase phase) {
        return of(phase).votes.size();
    }

    List<Vote> all(Phase phase) {
        return of(phase).votes.values().stream().map(VerifiedVote::vote).toList();
    }

    List<Vote> all(Phase phase, Choice choice) {
        return List.copyOf(of(phase).byChoice.getOrDefault(choice, NO_VOTES).values());
    }

    int count(Phase phase, Choice choice) {
        return of(phase).byChoice.getOrDefault(choice, NO_VOTES).size();
    }

    /** What at least so many members voted for; a quorum is more than half, so there is one at most. */
    Optional<Choice> agreed(Phase phase, int quorum) {
        if (count(phase) < quorum) {
            return Optional.empty();
        }
        return of(phase).byChoice.keySet().stream()
                .filter(choice -> count(phase, choice) >= quorum)
                .findFirst();
    }

    private Tally of(Phase phase) {
        return switch (phase) {
            case PREVOTE -> prevotes;
            case PRECOMMIT -> precommits;
        };
    }
}
