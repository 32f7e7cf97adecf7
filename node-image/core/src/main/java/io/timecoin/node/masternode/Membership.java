package io.timecoin.node.masternode;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Rewards;
import io.timecoin.node.crypto.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The masternodes of the next height, as the chain below it says (consensus.md §4): those of the genesis, then the
 * registrations and deregistrations in blocks, one change a block.
 *
 * @param number of the set: 0 for that of the genesis, one more with each masternode that joins or leaves
 * @param set who decides the next height
 * @param earlier the sets before, the newest last, as far as they are kept: {@link #KEPT}
 * @param waiting changes that stand in blocks and take effect later, in their order
 * @param deposits outputs of masternodes of the set; who spends one leaves
 */
public record Membership(
        long number,
        MemberSet set,
        List<MemberSet> earlier,
        List<MembershipChange> waiting,
        SortedMap<OutPoint, PublicKey> deposits) {
    /** No change makes the set smaller. */
    public static final int LEAST = 3;

    /** Sets before the current one that are kept. */
    public static final int KEPT = 16;

    public Membership {
        earlier = List.copyOf(earlier);
        waiting = List.copyOf(waiting);
        deposits = Collections.unmodifiableSortedMap(new TreeMap<>(deposits));
    }

    /** The masternodes of the first height. */
    public static Membership genesis(MemberSet set) {
        return new Membership(0, set, List.of(), List.of(), new TreeMap<>());
    }

    /** The members of the set of a number, as far as it is known. */
    public Optional<MemberSet> setOf(long wanted) {
        if (wanted == number) {
            return Optional.of(set);
        }
        long index = earlier.size() - (number - wanted);
        return wanted < number && index >= 0
                ? Optional.of(earlier.get((int) index))
                : Optional.empty();
    }

    /**
     * The masternodes after one more block, which keeps the rules.
     *
     * @param admission of the network: where it is closed no block changes anything
     */
    public Membership after(Block block, NetworkType network, Admission admission) {
        return switch (admission) {
            case CLOSED -> this;
            case COLLATERAL, FREE -> {
                List<MembershipChange> queue =
                        new MembershipQueue(this, network).with(block).changes();
                yield new Membership(number, set, earlier, queue, deposits).advanced();
            }
        };
    }

    /** Whether a block registers or deregisters anyone, at once or later. */
    public boolean isChangedBy(Block block, NetworkType network) {
        return !new MembershipQueue(this, network).with(block).changes().equals(waiting);
    }

    /** The masternodes after so many blocks of which none changes anything: what waits goes on. */
    public Membership afterQuiet(long blocks) {
        Membership reached = this;
        for (long i = 0; i < blocks && !reached.waiting.isEmpty(); i++) {
            reached = reached.advanced();
        }
        return reached;
    }

    /** With the first waiting change that may take effect now. */
    private Membership advanced() {
        for (MembershipChange change : waiting) {
            switch (change) {
                case MembershipChange.Join join -> {
                    if (!set.contains(join.key()) && set.size() < Rewards.MAX_MASTERNODES) {
                        return joined(join);
                    }
                }
                case MembershipChange.Leave leave -> {
                    Optional<MembershipChange.Join> again = again(leave.key());
                    if (again.isPresent()) {
                        return renewed(leave, again.get());
                    }
                    if (set.size() > LEAST) {
                        return left(leave);
                    }
                }
            }
        }
        return this;
    }

    private Optional<MembershipChange.Join> again(PublicKey key) {
        return waiting.stream()
                .filter(change -> change.key().equals(key))
                .flatMap(change ->
                        change instanceof MembershipChange.Join join
                                ? Stream.of(join)
                                : Stream.empty())
                .findFirst();
    }

    private Membership joined(MembershipChange.Join join) {
        return next(with(join.member()), List.of(join), depositsWith(join));
    }

    private Membership left(MembershipChange.Leave leave) {
        return next(without(leave.key()), List.of(leave), depositsWithout(leave.key()));
    }

    /** A masternode that leaves and joins anew changes its tier or address; who votes stays the same. */
    private Membership renewed(MembershipChange.Leave leave, MembershipChange.Join join) {
        List<Member> members = without(leave.key());
        members.add(join.member());
        return new Membership(
                number,
                new MemberSet(members),
                earlier,
                waitingWithout(List.of(leave, join)),
                depositsWith(join));
    }

    private Membership next(
            List<Member> members,
            List<MembershipChange> done,
            SortedMap<OutPoint, PublicKey> nextDeposits) {
        List<MemberSet> before = new ArrayList<>(earlier);
        before.add(set);
        return new Membership(
                number + 1,
                new MemberSet(members),
                before.subList(Math.max(0, before.size() - KEPT), before.size()),
                waitingWithout(done),
                nextDeposits);
    }

    private List<Member> with(Member member) {
        List<Member> members = new ArrayList<>(set.members());
        members.add(member);
        return members;
    }

    private List<Member> without(PublicKey key) {
        List<Member> members = new ArrayList<>(set.members());
        members.removeIf(member -> member.publicKey().equals(key));
        return members;
    }

    private List<MembershipChange> waitingWithout(List<MembershipChange> done) {
        return waiting.stream().filter(change -> !done.contains(change)).toList();
    }

    private SortedMap<OutPoint, PublicKey> depositsWithout(PublicKey key) {
        SortedMap<OutPoint, PublicKey> left = new TreeMap<>(deposits);
        left.values().removeIf(key::equals);
        return left;
    }

    private SortedMap<OutPoint, PublicKey> depositsWith(MembershipChange.Join join) {
        SortedMap<OutPoint, PublicKey> kept = depositsWithout(join.key());
        kept.put(join.deposit(), join.key());
        return kept;
    }
}
