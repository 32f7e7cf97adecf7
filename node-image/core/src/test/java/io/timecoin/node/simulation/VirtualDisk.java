package io.timecoin.node.simulation;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockVerdict;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusStep;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.StoredChain;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.FinalityStore;
import io.timecoin.node.finality.OutputLock;
import io.timecoin.node.masternode.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a node has stored: it survives a crash, and nothing else does. A batch is written as a whole or not at all. */
final class VirtualDisk {
    private final TreeMap<Long, CertifiedBlock> blocks = new TreeMap<>();
    private Optional<Bytes> record = Optional.empty();
    private final Genesis genesis;
    private Optional<Bytes> recordBefore = Optional.empty();
    private final Set<Hash> transactions = new TreeSet<>();
    private final Map<OutPoint, Utxo> unspent = new TreeMap<>();
    private final Map<OutPoint, OutputLock> locks = new TreeMap<>();
    private final Map<Hash, Transaction> pending = new TreeMap<>();
    private final Map<Hash, FinalityCertificate> finality = new TreeMap<>();
    private long lowest = 1;
    private final Set<OutPoint> spent = new TreeSet<>();
    private long adopted;
    private ChainState head;
    private Membership membership;

    VirtualDisk(Genesis genesis) {
        this.genesis = genesis;
        forgetBlocks();
    }

    /** As a reset does: what the key has signed is all that stays. */
    void forgetBlocks() {
        blocks.clear();
        unspent.clear();
        transactions.clear();
        lowest = 1;
        spent.clear();
        head = ChainState.genesis(genesis);
        membership = Membership.genesis(genesis.memberSet());
        apply(genesis.changes());
        Hash hash = genesis.hash();
        blocks.put(
                0L,
                new CertifiedBlock(
                        genesis.block(),
                        new CommitCertificate(0, 0, hash, head.utxo().digest(), List.of())));
    }

    /** The blocks below the height are gone, but for the first; the head stays. */
    void pruneBelow(long height) {
        lowest = Math.min(height, height());
        blocks.subMap(1L, lowest).clear();
    }

    /** Takes the chain of another disk, without what its key has signed. */
    void restore(VirtualDisk other) {
        forgetBlocks();
        blocks.putAll(other.blocks);
        unspent.clear();
        unspent.putAll(other.unspent);
        transactions.addAll(other.transactions);
        lowest = other.lowest;
        membership = other.membership;
        head = other.head;
    }

    /** The lowest height above the first block from which on all blocks are there. */
    long lowest() {
        return lowest;
    }

    /** Whether the effect asks for a write. */
    static boolean isWrite(NodeEffect effect) {
        return switch (effect) {
            case NodeEffect.Persist _,
                    NodeEffect.Commit _,
                    NodeEffect.KeepOld _,
                    NodeEffect.ReplaceCertificate _,
                    NodeEffect.Lock _,
                    NodeEffect.Contest _,
                    NodeEffect.Adopted _,
                    NodeEffect.KeepCertificate _ ->
                    true;
            case NodeEffect.Send _,
                    NodeEffect.Answer _,
                    NodeEffect.Notify _,
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
            case NodeEffect.Commit(
                            CertifiedBlock block,
                            ChainState after,
                            var changes,
                            var changed) -> {
                membership = changed.orElse(membership);
                blocks.put(block.height(), block);
                head = after;
                apply(changes);
                forgetSpent(block.block());
            }
            case NodeEffect.KeepOld(CertifiedBlock block) -> {
                blocks.put(block.height(), block);
                lowest = block.height();
            }
            case NodeEffect.Lock(Transaction transaction, long lockedAt) -> {
                Hash txid = transaction.txid();
                transaction
                        .spends()
                        .forEach(spend -> locks.put(spend, new OutputLock(txid, lockedAt)));
                pending.put(txid, transaction);
            }
            case NodeEffect.Contest(OutPoint outpoint, long lockedAt) ->
                    locks.put(outpoint, OutputLock.contested(outpoint, lockedAt));
            case NodeEffect.Adopted(long set) -> adopted = set;
            case NodeEffect.KeepCertificate(FinalityCertificate certificate) ->
                    finality.put(certificate.txid(), certificate);
            case NodeEffect.ReplaceCertificate(CommitCertificate certificate) ->
                    blocks.computeIfPresent(
                            certificate.height(),
                            (height, block) -> new CertifiedBlock(block.block(), certificate));
            case NodeEffect.Send _,
                    NodeEffect.Answer _,
                    NodeEffect.Notify _,
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
    void append(CertifiedBlock block, BlockVerdict.Valid valid) {
        blocks.put(block.height(), block);
        head = valid.after();
        apply(valid.changes());
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
        return new StoredChain(
                head,
                membership,
                record(),
                lowest,
                height -> Optional.ofNullable(blocks.get(height)),
                outpoint -> Optional.ofNullable(unspent.get(outpoint)),
                new StoredFinality());
    }

    /** For which transaction an output is locked. */
    Optional<OutputLock> lock(OutPoint outpoint) {
        return Optional.ofNullable(locks.get(outpoint));
    }

    /** Whether the output is there to be spent. */
    Optional<Utxo> unspent(OutPoint outpoint) {
        return Optional.ofNullable(unspent.get(outpoint));
    }

    /** The transactions of all blocks. */
    Set<Hash> transactions() {
        return transactions;
    }

    /** The transactions of which there is a certificate. */
    Set<Hash> certified() {
        return finality.keySet();
    }

    private void apply(List<UtxoChange> changes) {
        for (UtxoChange change : changes) {
            switch (change) {
                case UtxoChange.Created(Utxo utxo) -> unspent.put(utxo.outpoint(), utxo);
                case UtxoChange.Spent(Utxo utxo) -> {
                    unspent.remove(utxo.outpoint());
                    spent.add(utxo.outpoint());
                }
            }
        }
    }

    private void forgetSpent(Block block) {
        for (Transaction transaction : block.transactions()) {
            pending.remove(transaction.txid());
            transactions.add(transaction.txid());
            for (OutPoint outpoint : transaction.spends()) {
                Optional.ofNullable(locks.remove(outpoint))
                        .ifPresent(lock -> pending.remove(lock.txid()));
            }
        }
    }

    private final class StoredFinality implements FinalityStore {
        @Override
        public Optional<OutputLock> lock(OutPoint outpoint) {
            return VirtualDisk.this.lock(outpoint);
        }

        @Override
        public Optional<FinalityCertificate> certificate(Hash txid) {
            return Optional.ofNullable(finality.get(txid));
        }

        @Override
        public List<Transaction> pending(int limit) {
            return pending.values().stream().limit(limit).toList();
        }

        @Override
        public Optional<Transaction> transaction(Hash txid) {
            return Optional.ofNullable(pending.get(txid));
        }

        @Override
        public boolean isInBlock(Hash txid) {
            return transactions.contains(txid);
        }

        @Override
        public boolean isSpent(OutPoint outpoint) {
            return spent.contains(outpoint);
        }

        @Override
        public long adopted() {
            return adopted;
        }
    }

    Optional<ConsensusRecord> record() {
        return record.map(VirtualDisk::read);
    }

    /** The masternodes of the height above the head. */
    Membership membership() {
        return membership;
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
