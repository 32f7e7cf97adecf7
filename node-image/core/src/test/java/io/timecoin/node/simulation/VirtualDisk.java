package io.timecoin.node.simulation;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.StoredChain;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a node has stored: it survives a crash, and nothing else does. */
final class VirtualDisk {
    private final TreeMap<Long, CertifiedBlock> blocks = new TreeMap<>();
    private Optional<Bytes> record = Optional.empty();
    private final Genesis genesis;
    private ChainState head;

    VirtualDisk(Genesis genesis) {
        this.genesis = genesis;
        forgetBlocks();
    }

    /** As a reset does: what the key has signed is all that stays. */
    void forgetBlocks() {
        blocks.clear();
        head = ChainState.genesis(genesis);
        Hash hash = genesis.hash();
        blocks.put(
                0L,
                new CertifiedBlock(
                        genesis.block(),
                        new CommitCertificate(0, 0, hash, head.utxo().digest(), List.of())));
    }

    void write(NodeEffect effect) {
        switch (effect) {
            case NodeEffect.Persist(Bytes bytes) -> record = Optional.of(bytes);
            case NodeEffect.Commit(CertifiedBlock block, ChainState after, _) -> {
                blocks.put(block.height(), block);
                head = after;
            }
            case NodeEffect.ReplaceCertificate(CommitCertificate certificate) ->
                    blocks.computeIfPresent(
                            certificate.height(),
                            (height, block) -> new CertifiedBlock(block.block(), certificate));
            case NodeEffect.Send _,
                    NodeEffect.Dial _,
                    NodeEffect.HandshakeDone _,
                    NodeEffect.Close _,
                    NodeEffect.Arm _,
                    NodeEffect.Report _,
                    NodeEffect.Halt _ -> {}
        }
    }

    StoredChain load() {
        return new StoredChain(
                head,
                record.map(VirtualDisk::read),
                height -> Optional.ofNullable(blocks.get(height)));
    }

    Optional<Bytes> record() {
        return record;
    }

    long height() {
        return head.height();
    }

    Hash hash(long height) {
        return Optional.ofNullable(blocks.get(height)).orElseThrow().block().hash();
    }

    private static ConsensusRecord read(Bytes bytes) {
        return switch (ConsensusRecord.fromBytes(bytes)) {
            case ConsensusRecord.Reading.Restored(ConsensusRecord restored) -> restored;
            case ConsensusRecord.Reading.Corrupt(String sentence) ->
                    throw new AssertionError(sentence);
        };
    }
}
