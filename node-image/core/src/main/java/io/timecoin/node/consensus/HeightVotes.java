package io.timecoin.node.consensus;

import io.timecoin.node.crypto.PublicKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The votes of a height, round by round.
 *
 * <p>A member could invent votes for rounds without end. Of each member only the two latest of the later rounds are
 * kept, as it sends no others again itself, and rounds long past are forgotten.
 */
final class HeightVotes {
    /** Later rounds per member: as many as an honest member resends. */
    static final int LATER_ROUNDS = 2;

    /** Past rounds whose precommits may still decide; who decided by older ones answers with a certificate. */
    static final int PAST_ROUNDS = 8;

    private final NavigableMap<Integer, RoundVotes> rounds = new TreeMap<>();
    private int current;

    /** Counts a vote, unless its round is too long past. */
    Optional<Evidence> add(VerifiedVote vote) {
        int round = vote.vote().round();
        if (round < current - PAST_ROUNDS) {
            return Optional.empty();
        }
        Optional<Evidence> evidence =
                rounds.computeIfAbsent(round, r -> new RoundVotes()).add(vote);
        if (round > current) {
            forgetLowestLaterRounds(vote.vote().voter());
        }
        return evidence;
    }

    private void forgetLowestLaterRounds(PublicKey voter) {
        List<RoundVotes> later =
                rounds.tailMap(current, false).values().stream()
                        .filter(votes -> votes.hasVoteOf(voter))
                        .toList();
        later.subList(0, Math.max(0, later.size() - LATER_ROUNDS))
                .forEach(votes -> votes.remove(voter));
        rounds.values().removeIf(RoundVotes::isEmpty);
    }

    /** The node has entered this round. */
    void enter(int round) {
        current = round;
        rounds.headMap(round - PAST_ROUNDS).clear();
    }

    /** The votes of a round; an empty tally where there are none. */
    RoundVotes of(int round) {
        return rounds.getOrDefault(round, new RoundVotes());
    }

    /** The latest round after the current one in which, or after which, so many members have voted. */
    OptionalInt laterRoundOf(int members) {
        return rounds.tailMap(current, false).descendingMap().keySet().stream()
                .mapToInt(round -> round)
                .filter(round -> votersSince(round).size() >= members)
                .findFirst();
    }

    /** One vote of each member that has voted in this round or later. */
    SortedMap<PublicKey, Vote> votersSince(int round) {
        SortedMap<PublicKey, Vote> voters = new TreeMap<>();
        rounds.tailMap(round, true).values().forEach(votes -> voters.putAll(votes.voters()));
        return voters;
    }

    /** The precommits of a quorum for a block, in whatever round (line 49). */
    Optional<List<Vote>> commit(int quorum) {
        return rounds.values().stream()
                .flatMap(votes ->
                        votes
                                .agreed(Phase.PRECOMMIT, quorum)
                                .filter(choice -> choice.block().isPresent())
                                .map(choice -> votes.all(Phase.PRECOMMIT, choice))
                                .stream())
                .findFirst();
    }
}
