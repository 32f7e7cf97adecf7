package io.timecoin.node.core;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusEvent;
import io.timecoin.node.crypto.Hash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Blocks that consensus wants checked. A block whose spends this node has no certificates for waits until they are here
 * (consensus.md §3); one that a quorum has committed does not, for the quorum has seen them.
 */
final class BlockChecks {
    /**
     * A block that waits.
     *
     * @param lacking spends without a certificate when they were looked at last; its first one is looked at after each
     *     event, so that a large block that waits costs little
     */
    private record Waiting(Block block, Deque<Hash> lacking) {}

    private final LocalChain chain;
    private final FinalityDriver finality;
    private final SortedMap<Hash, Waiting> waiting = new TreeMap<>();
    private final SortedSet<Hash> committed = new TreeSet<>();

    BlockChecks(LocalChain chain, FinalityDriver finality) {
        this.chain = chain;
        this.finality = finality;
    }

    void add(Block block) {
        waiting.put(
                block.hash(),
                new Waiting(block, new ArrayDeque<>(finality.state().uncertified(block))));
        askAgain();
    }

    /** A quorum has committed the block. */
    void trust(Hash block) {
        committed.add(block);
    }

    /** The verdicts that can be given by now. */
    List<ConsensusEvent> due() {
        List<ConsensusEvent> verdicts = new ArrayList<>();
        for (Waiting waits : List.copyOf(waiting.values())) {
            Hash hash = waits.block().hash();
            if (committed.contains(hash) || isComplete(waits.lacking())) {
                waiting.remove(hash);
                verdicts.add(
                        new ConsensusEvent.BlockChecked(
                                hash, chain.verdict(waits.block(), finality.state()::isSigned)));
            }
        }
        return verdicts;
    }

    /** Asks for what is still lacking. */
    void askAgain() {
        finality.request(
                waiting.entrySet().stream()
                        .filter(entry -> !committed.contains(entry.getKey()))
                        .flatMap(entry -> entry.getValue().lacking().stream())
                        .distinct()
                        .toList());
    }

    /** Another height begins. */
    void clear() {
        waiting.clear();
        committed.clear();
        finality.request(List.of());
    }

    private boolean isComplete(Deque<Hash> lacking) {
        while (!lacking.isEmpty() && finality.state().isCertified(lacking.element())) {
            lacking.remove();
        }
        return lacking.isEmpty();
    }
}
