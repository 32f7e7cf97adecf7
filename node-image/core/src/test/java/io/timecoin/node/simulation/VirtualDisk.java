package io.timecoin.node.simulation;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusStep;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.StoredChain;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a node has stored: it survives a crash, and nothing else does. A batch is written as a whole or not at all. */
final class VirtualDisk {
    private final TreeMap<Long, CertifiedBlock> blocks = new TreeMap<>();
    private Optional<Bytes> record = Optional.empty();
    private final Genesis genesis;
    private Optional<Bytes> recordBefore = Optional.empty();
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

    /** Whether the effect asks for a write. */
    static boolean isWrite(NodeEffect effect) {
        return switch (effect) {
            case NodeEffect.Persist _, NodeEffect.Commit _, NodeEffect.ReplaceCertificate _ -> true;
            case NodeEffect.Send _,
                    NodeEffect.Dial _,
                    NodeEffect.Encrypt _,
                    NodeEffect.HandshakeDone _,
                    NodeEffect.Close _,
                    NodeEffect.Arm _,
                    NodeEffect.Report _,
                    NodeEffect.Halt _ ->
                    false;
        };
    }

    /** Writes what the effects ask for, as one batch. */
    void write(List<NodeEffect> effects) {
        effects.forEach(this::write);
    }

    private void write(NodeEffect effect) {
        switch (effect) {
            case NodeEffect.Persist(Bytes bytes) -> {
                recordBefore = record;
                record = Optional.of(bytes);
            }
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
                    NodeEffect.Encrypt _,
                    NodeEffect.HandshakeDone _,
                    NodeEffect.Close _,
                    NodeEffect.Arm _,
                    NodeEffect.Report _,
                    NodeEffect.Halt _ -> {}
        }
    }

    /** Puts a block there that no running node has written, as if it had signed it. */
    void append(CertifiedBlock block, ChainState after) {
        blocks.put(block.height(), block);
        head = after;
        record =
                Optional.of(
                        new ConsensusRecord(
                                        block.height(),
                                        0,
                                        ConsensusStep.COMMIT,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        List.of())
                                .toBytes());
    }

    /** A disk that lies: the last record that it said to have synced is not there after all. */
    void loseLastRecord() {
        record = recordBefore;
    }

    StoredChain load() {
        return new StoredChain(head, record(), height -> Optional.ofNullable(blocks.get(height)));
    }

    Optional<ConsensusRecord> record() {
        return record.map(VirtualDisk::read);
    }

    ChainState head() {
        return head;
    }

    long height() {
        return head.height();
    }

    private static ConsensusRecord read(Bytes bytes) {
        return switch (ConsensusRecord.fromBytes(bytes)) {
            case ConsensusRecord.Reading.Restored(ConsensusRecord restored) -> restored;
            case ConsensusRecord.Reading.Corrupt(String sentence) -> throw new Violation(sentence);
        };
    }
}
