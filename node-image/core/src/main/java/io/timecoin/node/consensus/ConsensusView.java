package io.timecoin.node.consensus;

import io.timecoin.node.crypto.PublicKey;
import java.util.List;

/**
 * Where a height stands, for operators.
 *
 * @param leader of this round
 * @param prevotes seen for this round, one's own included
 * @param precommits seen for this round, one's own included
 * @param votesSeen the members of which any vote or proposal of this height was seen, oneself included, in order of key
 */
public record ConsensusView(
        long height,
        int round,
        ConsensusStep step,
        PublicKey leader,
        int prevotes,
        int precommits,
        List<PublicKey> votesSeen) {
    public ConsensusView {
        votesSeen = List.copyOf(votesSeen);
    }
}
