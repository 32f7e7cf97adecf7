package io.timecoin.node.masternode;

import io.timecoin.node.chain.BincodeReader;
import io.timecoin.node.chain.BincodeWriter;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@link Membership} in binary form, in the manner of PROTOCOL 6.1. */
public final class MembershipForm {
    private static final int LEAST_TEXT_BYTES = Long.BYTES;

    private MembershipForm() {}

    public static Bytes write(Membership membership) {
        BincodeWriter out = new BincodeWriter().u64(membership.number());
        write(out, membership.set());
        out.list(membership.earlier(), set -> write(out, set));
        out.list(membership.waiting(), change -> write(out, change));
        out.list(
                List.copyOf(membership.deposits().entrySet()),
                deposit -> {
                    write(out, deposit.getKey());
                    out.raw(deposit.getValue().bytes());
                });
        return out.toBytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Membership read(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        long number = in.u64();
        MemberSet set = readSet(in);
        List<MemberSet> earlier = in.list(LEAST_TEXT_BYTES, () -> readSet(in));
        List<MembershipChange> waiting = in.list(1 + PublicKey.LENGTH, () -> readChange(in));
        SortedMap<OutPoint, PublicKey> deposits = new TreeMap<>();
        in.list(PublicKey.LENGTH, () -> deposits.put(readOutPoint(in), readKey(in)) == null);
        in.end();
        return new Membership(number, set, earlier, waiting, deposits);
    }

    private static void write(BincodeWriter out, MemberSet set) {
        out.list(set.members(), member -> write(out, member));
    }

    private static MemberSet readSet(BincodeReader in) {
        return new MemberSet(in.list(PublicKey.LENGTH, () -> readMember(in)));
    }

    private static void write(BincodeWriter out, Member member) {
        out.raw(member.publicKey().bytes())
                .text(member.tier().wireName())
                .text(member.rewardAddress())
                .text(member.name());
    }

    private static Member readMember(BincodeReader in) {
        return new Member(readKey(in), Tier.fromWireName(in.text()), in.text(), in.text());
    }

    private static void write(BincodeWriter out, MembershipChange change) {
        switch (change) {
            case MembershipChange.Join(Member member, OutPoint deposit) -> {
                out.bool(true);
                write(out, member);
                write(out, deposit);
            }
            case MembershipChange.Leave(PublicKey key) -> out.bool(false).raw(key.bytes());
        }
    }

    private static MembershipChange readChange(BincodeReader in) {
        return in.bool()
                ? new MembershipChange.Join(readMember(in), readOutPoint(in))
                : new MembershipChange.Leave(readKey(in));
    }

    private static void write(BincodeWriter out, OutPoint outpoint) {
        out.raw(outpoint.txid().bytes()).u32(outpoint.vout());
    }

    private static OutPoint readOutPoint(BincodeReader in) {
        return new OutPoint(in.hash(), in.u32());
    }

    private static PublicKey readKey(BincodeReader in) {
        return new PublicKey(in.raw(PublicKey.LENGTH));
    }
}
