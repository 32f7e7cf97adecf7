package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Approvals of transactions that this node does not have: they may come before what they approve. */
final class EarlyApprovals {
    /** Approvals kept of one masternode; of more, the oldest go and come again. */
    static final int PER_VOTER = 8_192;

    private final Map<PublicKey, Map<Hash, BatchEntry>> byVoter = new TreeMap<>();

    void keep(Hash txid, BatchEntry approval) {
        Map<Hash, BatchEntry> kept =
                byVoter.computeIfAbsent(approval.batch().voter(), _ -> new LinkedHashMap<>());
        kept.put(txid, approval);
        if (kept.size() > PER_VOTER) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** Who approves the transaction, as far as is known. */
    List<PublicKey> voters(Hash txid) {
        return byVoter.entrySet().stream()
                .filter(voter -> voter.getValue().containsKey(txid))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Hands over what waited for a transaction. */
    List<BatchEntry> take(Hash txid) {
        List<BatchEntry> taken = new ArrayList<>();
        for (Map<Hash, BatchEntry> kept : byVoter.values()) {
            BatchEntry approval = kept.remove(txid);
            if (approval != null) {
                taken.add(approval);
            }
        }
        return taken;
    }

    /** Transactions that others approve and this node lacks, at most so many. */
    List<Hash> unknown(int limit) {
        Set<Hash> unknown = new LinkedHashSet<>();
        for (Map<Hash, BatchEntry> kept : byVoter.values()) {
            kept.keySet().stream().limit(limit).forEach(unknown::add);
        }
        return unknown.stream().limit(limit).toList();
    }

    /** Asks who approves them for transactions, oneself apart; nothing where there are none. */
    Optional<FinalityEffect> question(List<Hash> txids, Optional<PublicKey> own) {
        return txids.stream()
                .findFirst()
                .map(first ->
                        new FinalityEffect.Ask(
                                txids,
                                voters(first).stream()
                                        .filter(voter -> own.filter(voter::equals).isEmpty())
                                        .toList()));
    }

    /** Approvals count in one set only. */
    void clear() {
        byVoter.clear();
    }
}
