package io.timecoin.node.core;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusEvent;
import io.timecoin.node.crypto.Hash;
import java.util.ArrayList;
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
    private final LocalChain chain;
    private final FinalityDriver finality;
    private final SortedMap<Hash, Block> waiting = new TreeMap<>();
    private final SortedSet<Hash> committed = new TreeSet<>();

    BlockChecks(LocalChain chain, FinalityDriver finality) {
        this.chain = chain;
        this.finality = finality;
    }

    void add(Block block) {
        waiting.put(block.hash(), block);
        finality.request(lacking(block));
    }

    /** A quorum has committed the block. */
    void trust(Hash block) {
        committed.add(block);
    }

    /** The verdicts that can be given by now. */
    List<ConsensusEvent> due() {
        List<ConsensusEvent> verdicts = new ArrayList<>();
        for (Block block : List.copyOf(waiting.values())) {
            if (lacking(block).isEmpty()) {
                waiting.remove(block.hash());
                verdicts.add(
                        new ConsensusEvent.BlockChecked(
                                block.hash(), chain.verdict(block, finality.state()::isSigned)));
            }
        }
        return verdicts;
    }

    /** Asks another masternode for what is still lacking. */
    void askAgain() {
        waiting.values().forEach(block -> finality.request(lacking(block)));
    }

    /** Another height begins. */
    void clear() {
        waiting.clear();
        committed.clear();
    }

    private List<Hash> lacking(Block block) {
        return committed.contains(block.hash()) ? List.of() : finality.state().uncertified(block);
    }
}
