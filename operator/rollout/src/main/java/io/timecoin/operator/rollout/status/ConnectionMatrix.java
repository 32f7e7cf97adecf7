package io.timecoin.operator.rollout.status;

import io.timecoin.crds.v1alpha1.status.ConnectionCounts;
import io.timecoin.operator.rollout.network.Connections.Link;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connections counted by pairs. A pair is connected when every one of the two that answers says so.
 *
 * @param missing pairs without a connection, in words
 */
record ConnectionMatrix(ConnectionCounts counts, List<String> missing) {

    static ConnectionMatrix of(Network network) {
        List<Masternode> all = network.masternodes();
        List<String> missing = new ArrayList<>();
        int duplicate = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                int held = held(network, all.get(i), all.get(j));
                if (held == 0) {
                    missing.add(all.get(i).name() + " with " + all.get(j).name());
                } else {
                    duplicate += held - 1;
                }
            }
        }
        int expected = all.size() * (all.size() - 1) / 2;
        int established = expected - missing.size();
        return new ConnectionMatrix(
                new ConnectionCounts(
                        expected, established, duplicate, established + "/" + expected),
                missing);
    }

    boolean isComplete() {
        return missing.isEmpty() && counts.duplicate() == 0;
    }

    private static int held(Network network, Masternode one, Masternode other) {
        boolean oneAnswers = network.answer(one).isPresent();
        boolean otherAnswers = network.answer(other).isPresent();
        int there = count(network, one, other);
        int back = count(network, other, one);
        if (oneAnswers && otherAnswers) {
            return Math.min(there, back) == 0 ? 0 : Math.max(there, back);
        }
        return oneAnswers ? there : back;
    }

    private static int count(Network network, Masternode one, Masternode other) {
        Optional<Link> link = network.connections().between(one.name(), other.name());
        return link.map(Link::count).orElse(0);
    }
}
