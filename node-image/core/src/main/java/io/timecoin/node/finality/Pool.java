package io.timecoin.node.finality;

import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The transactions that are in no block yet, first come first served: of two that spend one output, only one is in it.
 * Bounded in number and bytes, and so is each owner's share.
 */
final class Pool {
    /** Transactions, certified or not: half a minute at 1,500 a second. */
    static final int MAX_TRANSACTIONS = 50_000;

    /** Bytes in binary form; in memory they take about three times as much. */
    static final long MAX_BYTES = 24_000_000;

    /** Transactions of one owner that are not certified, so that one cannot fill the pool. */
    static final int MAX_OF_OWNER = 12_500;

    /** Transactions without a block that one may build upon (consensus.md §3). */
    static final int MAX_ANCESTORS = 25;

    /** Bytes of certified transactions at which approving pauses: two blocks (consensus.md §3). */
    static final long BUSY_BYTES = 2L * BlockRules.MAX_BLOCK_BYTES;

    private final Map<Hash, PendingTransaction> all = new LinkedHashMap<>();
    private final Map<OutPoint, PendingTransaction> spenders = new LinkedHashMap<>();
    private final Map<Hash, Set<Hash>> children = new LinkedHashMap<>();
    private final Map<Hash, PendingTransaction> certified = new LinkedHashMap<>();
    private final Map<PublicKey, Integer> uncertifiedOf = new LinkedHashMap<>();
    private long bytes;
    private long certifiedBytes;

    Optional<PendingTransaction> find(Hash txid) {
        return Optional.ofNullable(all.get(txid));
    }

    /** All, in the order of their arrival; a copy, for the pool may change while one goes through it. */
    List<PendingTransaction> all() {
        return List.copyOf(all.values());
    }

    /** In the order in which they were certified: parents first. */
    Collection<PendingTransaction> certified() {
        return certified.values();
    }

    PoolSize size() {
        return new PoolSize(all.size(), bytes);
    }

    /** Whether certified transactions fill more than two blocks: finality must not outrun blocks. */
    boolean isBusy() {
        return certifiedBytes > BUSY_BYTES;
    }

    /** Whether there is room for one more of this owner. */
    boolean hasRoom(long transactionBytes, PublicKey owner) {
        return all.size() < MAX_TRANSACTIONS
                && bytes + transactionBytes <= MAX_BYTES
                && uncertifiedOf.getOrDefault(owner, 0) < MAX_OF_OWNER;
    }

    /** Who spends an output. */
    Optional<PendingTransaction> spender(OutPoint outpoint) {
        return Optional.ofNullable(spenders.get(outpoint));
    }

    /** The others that spend what this one spends. */
    List<PendingTransaction> rivals(Hash txid, List<OutPoint> spends) {
        return spends.stream()
                .flatMap(outpoint -> spender(outpoint).stream())
                .filter(rival -> !rival.txid().equals(txid))
                .distinct()
                .toList();
    }

    /** An output of a certified transaction: it may be spent before any block. */
    Optional<Utxo> certifiedOutput(OutPoint outpoint) {
        PendingTransaction parent = certified.get(outpoint.txid());
        if (parent == null) {
            return Optional.empty();
        }
        List<TxOutput> outputs = parent.transaction().outputs();
        return outpoint.vout() >= 0 && outpoint.vout() < outputs.size()
                ? Optional.of(Utxo.of(outpoint, outputs.get(outpoint.vout())))
                : Optional.empty();
    }

    /** Transactions that spend outputs of this one. */
    List<PendingTransaction> childrenOf(Hash txid) {
        return children.getOrDefault(txid, Set.of()).stream()
                .flatMap(child -> find(child).stream())
                .toList();
    }

    /** Whether it builds upon more transactions without a block than one may. */
    boolean isChainTooLong(List<OutPoint> spends) {
        Set<Hash> ancestors = new LinkedHashSet<>();
        Deque<OutPoint> open = new ArrayDeque<>(spends);
        while (!open.isEmpty() && ancestors.size() <= MAX_ANCESTORS) {
            find(open.remove().txid())
                    .filter(parent -> ancestors.add(parent.txid()))
                    .ifPresent(parent -> open.addAll(parent.transaction().spends()));
        }
        return ancestors.size() > MAX_ANCESTORS;
    }

    void add(PendingTransaction pending) {
        all.put(pending.txid(), pending);
        bytes += pending.bytes();
        uncertifiedOf.merge(pending.owner(), 1, Integer::sum);
        for (OutPoint outpoint : pending.transaction().spends()) {
            spenders.put(outpoint, pending);
            children.computeIfAbsent(outpoint.txid(), _ -> new LinkedHashSet<>())
                    .add(pending.txid());
        }
    }

    /** The transaction has just been certified. */
    void certified(PendingTransaction pending) {
        certified.put(pending.txid(), pending);
        certifiedBytes += pending.bytes();
        leaveShare(pending.owner());
    }

    /** The certificate counts no more: another set approves now. */
    void uncertified(PendingTransaction pending) {
        if (certified.remove(pending.txid()) != null) {
            certifiedBytes -= pending.bytes();
            uncertifiedOf.merge(pending.owner(), 1, Integer::sum);
        }
    }

    void remove(PendingTransaction pending) {
        all.remove(pending.txid());
        bytes -= pending.bytes();
        if (certified.remove(pending.txid()) != null) {
            certifiedBytes -= pending.bytes();
        } else {
            leaveShare(pending.owner());
        }
        for (OutPoint outpoint : pending.transaction().spends()) {
            spenders.remove(outpoint, pending);
            leaveParent(outpoint.txid(), pending.txid());
        }
    }

    private void leaveParent(Hash parent, Hash child) {
        Set<Hash> left = children.getOrDefault(parent, Set.of());
        if (left.contains(child)) {
            left.remove(child);
            if (left.isEmpty()) {
                children.remove(parent);
            }
        }
    }

    private void leaveShare(PublicKey owner) {
        uncertifiedOf.computeIfPresent(owner, (_, count) -> count > 1 ? count - 1 : null);
    }
}
