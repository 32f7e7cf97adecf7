package io.timecoin.node.store;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.masternode.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one tick stores; it is written as a whole or not at all.
 *
 * @param consensusRecord replaces the stored one
 * @param commits blocks on top of the head, from the lowest height
 * @param certificates replace those of stored blocks
 * @param contested outputs that are locked for no transaction at all
 * @param adopted the number of the set of masternodes up to which the locks of others are taken over
 * @param oldBlocks below those that are stored, from the highest
 * @param finality certificates of transactions
 */
public record StoreBatch(
        Optional<Bytes> consensusRecord,
        List<Commit> commits,
        List<CommitCertificate> certificates,
        List<Lock> locks,
        List<Contested> contested,
        Optional<Long> adopted,
        List<FinalityCertificate> finality,
        List<CertifiedBlock> oldBlocks) {
    public StoreBatch {
        commits = List.copyOf(commits);
        certificates = List.copyOf(certificates);
        locks = List.copyOf(locks);
        contested = List.copyOf(contested);
        finality = List.copyOf(finality);
        oldBlocks = List.copyOf(oldBlocks);
    }

    /**
     * A transaction for which all of its inputs are locked.
     *
     * @param lockedAt seconds since 1970
     */
    public record Lock(Transaction transaction, long lockedAt) {}

    /**
     * An output that is locked for no transaction at all.
     *
     * @param lockedAt seconds since 1970
     */
    public record Contested(OutPoint outpoint, long lockedAt) {}

    /**
     * A block that becomes the head.
     *
     * @param after the state of the chain with the block
     * @param changes what the block does to the UTXO set
     * @param membership the masternodes after it, where the block changes anything about them
     */
    public record Commit(
            CertifiedBlock block,
            ChainState after,
            List<UtxoChange> changes,
            Optional<Membership> membership) {
        public Commit {
            changes = List.copyOf(changes);
        }
    }

    public boolean isEmpty() {
        return consensusRecord.isEmpty()
                && commits.isEmpty()
                && certificates.isEmpty()
                && locks.isEmpty()
                && contested.isEmpty()
                && adopted.isEmpty()
                && finality.isEmpty()
                && oldBlocks.isEmpty();
    }

    /** Collects a batch, call by call. */
    public static final class Builder {
        private Optional<Bytes> consensusRecord = Optional.empty();
        private final List<Commit> commits = new ArrayList<>();
        private final List<CommitCertificate> certificates = new ArrayList<>();
        private final List<Lock> locks = new ArrayList<>();
        private final List<Contested> contested = new ArrayList<>();
        private Optional<Long> adopted = Optional.empty();
        private final List<FinalityCertificate> finality = new ArrayList<>();
        private final List<CertifiedBlock> oldBlocks = new ArrayList<>();

        /** Of several records only the last one counts. */
        public Builder consensusRecord(Bytes record) {
            consensusRecord = Optional.of(record);
            return this;
        }

        /** On top of the head and of what was added before. */
        public Builder add(Commit commit) {
            commits.add(commit);
            return this;
        }

        public Builder certificate(CommitCertificate certificate) {
            certificates.add(certificate);
            return this;
        }

        public Builder lock(Lock lock) {
            locks.add(lock);
            return this;
        }

        /** After all locks of the batch. */
        public Builder contested(Contested output) {
            contested.add(output);
            return this;
        }

        /** Of several numbers only the last one counts. */
        public Builder adopted(long set) {
            adopted = Optional.of(set);
            return this;
        }

        public Builder finality(FinalityCertificate certificate) {
            finality.add(certificate);
            return this;
        }

        /** Right below what is stored and what was added before. */
        public Builder oldBlock(CertifiedBlock block) {
            oldBlocks.add(block);
            return this;
        }

        public StoreBatch build() {
            return new StoreBatch(
                    consensusRecord,
                    commits,
                    certificates,
                    locks,
                    contested,
                    adopted,
                    finality,
                    oldBlocks);
        }
    }
}
