package io.timecoin.node.masternode;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** The changes that wait, while those of a block are added. */
final class MembershipQueue {
    private final Membership before;
    private final NetworkType network;
    private final List<MembershipChange> changes;

    MembershipQueue(Membership before, NetworkType network) {
        this.before = before;
        this.network = network;
        this.changes = new ArrayList<>(before.waiting());
    }

    MembershipQueue with(Block block) {
        block.transactions().stream().skip(1).forEach(this::add);
        return this;
    }

    List<MembershipChange> changes() {
        return changes;
    }

    /** What it spends comes before what it registers, so one transaction can do both. */
    private void add(Transaction transaction) {
        transaction.spends().forEach(this::spent);
        Hash txid = transaction.txid();
        for (int vout = 0; vout < transaction.outputs().size(); vout++) {
            OutPoint outpoint = new OutPoint(txid, vout);
            MembershipRecord.parse(transaction.outputs().get(vout).scriptPubkey(), network)
                    .ifPresent(record -> add(record, outpoint));
        }
    }

    private void spent(OutPoint outpoint) {
        PublicKey member = before.deposits().get(outpoint);
        if (member != null) {
            leave(member);
        }
        changes.removeIf(change ->
                change instanceof MembershipChange.Join join && join.deposit().equals(outpoint));
    }

    private void add(MembershipRecord record, OutPoint outpoint) {
        switch (record) {
            case MembershipRecord.Join(Member member, _, _) -> {
                if (mayJoin(member.publicKey())) {
                    changes.add(new MembershipChange.Join(member, outpoint));
                }
            }
            case MembershipRecord.Leave(PublicKey key, _) -> {
                changes.removeIf(change -> isJoinOf(key, change));
                leave(key);
            }
        }
    }

    private void leave(PublicKey key) {
        MembershipChange leave = new MembershipChange.Leave(key);
        if (before.set().contains(key) && !changes.contains(leave)) {
            changes.add(leave);
        }
    }

    /** A key that is registered already has to leave first. */
    private boolean mayJoin(PublicKey key) {
        boolean joins = changes.stream().anyMatch(change -> isJoinOf(key, change));
        boolean leaves = changes.contains(new MembershipChange.Leave(key));
        return !joins && (leaves || !before.set().contains(key));
    }

    private static boolean isJoinOf(PublicKey key, MembershipChange change) {
        return change instanceof MembershipChange.Join && change.key().equals(key);
    }
}
