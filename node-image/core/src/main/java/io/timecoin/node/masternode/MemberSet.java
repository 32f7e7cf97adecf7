package io.timecoin.node.masternode;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The masternodes that decide a height, sorted by public key and without repetition; never empty. */
public record MemberSet(List<Member> members) {
    public MemberSet {
        members = members.stream().sorted(Comparator.comparing(Member::publicKey)).toList();
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a member set needs at least one masternode");
        }
        for (int i = 1; i < members.size(); i++) {
            if (members.get(i - 1).publicKey().equals(members.get(i).publicKey())) {
                throw new IllegalArgumentException(
                        "two masternodes with the key " + members.get(i).publicKey());
            }
        }
    }

    /** n: how many masternodes there are. */
    public int size() {
        return members.size();
    }

    /** q = ⌈2n/3⌉: the votes that a decision needs. */
    public int quorum() {
        return (2 * members.size() + 2) / 3;
    }

    /** n − q + 1: so many votes hold at least one of an honest masternode, if fewer than n/3 are faulty. */
    public int honestWitness() {
        return members.size() - quorum() + 1;
    }

    /** The masternode with this key; looked up once for each vote, so in logarithmic time. */
    public Optional<Member> find(PublicKey key) {
        int low = 0;
        int high = members.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            int order = members.get(middle).publicKey().compareTo(key);
            if (order == 0) {
                return Optional.of(members.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    public boolean contains(PublicKey key) {
        return find(key).isPresent();
    }

    /**
     * The leader of a round: index (LE64(SHA-256(previousHash ‖ LE64(height − 1))[0..8]) mod n + round) mod n,
     * unsigned.
     */
    public Member leader(Hash previousHash, long height, int round) {
        long first = LeaderSelection.producerIndex(previousHash, height - 1, members.size());
        return members.get((int) ((first + round) % members.size()));
    }
}
