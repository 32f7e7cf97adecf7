package io.timecoin.node.finality;

import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.masternode.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The masternodes above each height of a simulated chain; of every set fewer than a third are faulty. */
final class SimulatedSets {
    private final SignatureVerifier signatures;

    /** By the number of blocks below. */
    private final List<Membership> memberships = new ArrayList<>();

    private final Set<PublicKey> faulty;

    SimulatedSets(List<PublicKey> first, List<PublicKey> faulty, SignatureVerifier signatures) {
        this.signatures = signatures;
        this.faulty = new TreeSet<>(faulty);
        memberships.add(
                Membership.genesis(
                        new MemberSet(first.stream().map(SimulatedSets::member).toList())));
    }

    private static Member member(PublicKey key) {
        return new Member(key, Tier.FREE, "", "member");
    }

    Membership newest() {
        return memberships.getLast();
    }

    /** The masternodes that approve after so many blocks. */
    Membership at(int blocks) {
        return memberships.get(blocks);
    }

    /** One more block was decided. */
    void add(Membership after) {
        memberships.add(after);
    }

    boolean isFaulty(PublicKey key) {
        return faulty.contains(key);
    }

    FinalityVerifier verifier(long set) {
        return new FinalityVerifier(FinalityWorld.CHAIN, set, setOf(set), signatures);
    }

    /** Whether the honest voters and all of the faulty are a quorum. */
    boolean mayBeQuorum(long set, Set<PublicKey> honest) {
        Set<PublicKey> voters = new TreeSet<>(honest);
        MemberSet members = setOf(set);
        faulty.stream().filter(members::contains).forEach(voters::add);
        return voters.size() >= members.quorum();
    }

    private MemberSet setOf(long number) {
        return memberships.stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow()
                .set();
    }

    /** The newest masternodes with this one more or fewer, as long as fewer than a third are faulty. */
    Membership changedBy(PublicKey key) {
        Membership before = newest();
        List<Member> members = new ArrayList<>(before.set().members());
        if (!members.removeIf(member -> member.publicKey().equals(key))) {
            members.add(member(key));
        }
        long wrong = members.stream().filter(member -> isFaulty(member.publicKey())).count();
        if (members.size() < Membership.LEAST || 3 * wrong >= members.size()) {
            return before;
        }
        List<MemberSet> earlier = new ArrayList<>(before.earlier());
        earlier.add(before.set());
        return new Membership(
                before.number() + 1,
                new MemberSet(members),
                earlier.subList(Math.max(0, earlier.size() - Membership.KEPT), earlier.size()),
                List.of(),
                new TreeMap<>());
    }
}
