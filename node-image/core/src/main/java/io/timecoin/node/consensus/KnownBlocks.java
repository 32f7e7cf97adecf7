package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The blocks that a height may come to, what is known of their validity, and which are asked for. */
final class KnownBlocks {
    private final SortedMap<Hash, Block> blocks = new TreeMap<>();
    private final SortedMap<Hash, Validity> validities = new TreeMap<>();
    private final SortedSet<Hash> checking = new TreeSet<>();
    private final SortedSet<Hash> wanted = new TreeSet<>();
    private final SortedSet<Hash> asked = new TreeSet<>();

    /** Takes the block of a proposal. */
    void add(Block block) {
        blocks.putIfAbsent(block.hash(), block);
    }

    /** Takes a block from anyone, if it was asked for. Should it be invalid, the next one is asked for only later. */
    void supply(Block block) {
        if (wanted.remove(block.hash())) {
            blocks.put(block.hash(), block);
        }
    }

    void judge(Hash block, Validity validity) {
        if (checking.remove(block)) {
            validities.put(block, validity);
        }
    }

    Optional<Block> find(Hash hash) {
        return Optional.ofNullable(blocks.get(hash));
    }

    Optional<Validity> validity(Hash hash) {
        return Optional.ofNullable(validities.get(hash));
    }

    /** The block, if it is here and was found valid. */
    Optional<CheckedBlock> checked(Hash hash) {
        return find(hash)
                .flatMap(block ->
                        validity(hash)
                                .flatMap(KnownBlocks::utxo)
                                .map(utxo -> new CheckedBlock(block, utxo)));
    }

    private static Optional<Hash> utxo(Validity validity) {
        return switch (validity) {
            case Validity.Valid(Hash utxo) -> Optional.of(utxo);
            case Validity.Invalid _ -> Optional.empty();
        };
    }

    /** The check that the block still needs, once. */
    Optional<ConsensusEffect> check(Hash hash) {
        return find(hash)
                .filter(block -> !validities.containsKey(hash) && checking.add(hash))
                .map(ConsensusEffect.CheckBlock::new);
    }

    /**
     * What is still needed of a block that a quorum votes for, once until {@link #askAgain}. Where the body that this node
     * has is invalid, the quorum has seen another one with the same header.
     */
    Optional<ConsensusEffect> obtain(Hash hash, List<PublicKey> voters) {
        if (validity(hash).filter(Validity.Invalid.class::isInstance).isPresent()) {
            forget(hash);
        }
        if (blocks.containsKey(hash)) {
            return check(hash);
        }
        wanted.add(hash);
        return asked.add(hash)
                ? Optional.of(new ConsensusEffect.RequestBlock(hash, voters))
                : Optional.empty();
    }

    /** Blocks that did not come are asked for again. */
    void askAgain() {
        asked.clear();
    }

    /** Forgets all others, so that a height of many rounds does not keep the blocks of all. */
    void retain(Set<Hash> hashes) {
        blocks.keySet().retainAll(hashes);
        validities.keySet().retainAll(hashes);
        checking.retainAll(hashes);
        wanted.clear();
    }

    private void forget(Hash hash) {
        blocks.remove(hash);
        validities.remove(hash);
    }
}
