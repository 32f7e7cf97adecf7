package io.timecoin.node.store;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockBuilder;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusStep;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Tier;
import io.timecoin.node.sync.TrustedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A chain of one member whose signatures nobody checks. */
final class TestChain {
    private static final PublicKey KEY = new PublicKey(Bytes.fromHex("11".repeat(32)));

    private static final long FEE = 1_000_000;

    private final Genesis genesis;
    private final List<StoreBatch.Commit> commits = new ArrayList<>();

    TestChain() {
        this("test");
    }

    TestChain(String network) {
        genesis =
                new Genesis(
                        network,
                        NetworkType.TESTNET,
                        2,
                        1_764_547_200,
                        List.of(new Member(KEY, Tier.FREE, "TIME0reward", "free-0")),
                        List.of());
    }

    Genesis genesis() {
        return genesis;
    }

    /** What a key has signed that has signed nothing at this height. */
    static ConsensusRecord record(long height) {
        return new ConsensusRecord(
                height,
                0,
                ConsensusStep.IDLE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    StoreIdentity identity() {
        return new StoreIdentity(genesis.hash(), KEY);
    }

    /** Believes every signature. */
    CopyProof proof() {
        return proof(Optional.empty());
    }

    CopyProof proof(Optional<TrustedBlock> trusted) {
        return proof((_, _, _) -> true, trusted);
    }

    CopyProof proof(SignatureVerifier signatures, Optional<TrustedBlock> trusted) {
        return new CopyProof(genesis, signatures, trusted);
    }

    List<StoreBatch.Commit> commits() {
        return commits;
    }

    MemberSet members() {
        return genesis.memberSet();
    }

    ChainState head() {
        return commits.getLast().after();
    }

    /** The next block, genesis first, with what it does and some more. */
    StoreBatch.Commit next(UtxoChange... more) {
        StoreBatch.Commit commit;
        if (commits.isEmpty()) {
            ChainState state = ChainState.genesis(genesis);
            commit = commit(genesis.block(), state, changes(genesis.block()));
        } else {
            Block block = BlockBuilder.next(genesis, head(), genesis.memberSet());
            List<UtxoChange> changes =
                    Stream.concat(changes(block).stream(), Stream.of(more)).toList();
            commit = commit(block, head().after(block, changes), changes);
        }
        commits.add(commit);
        return commit;
    }

    /** The next block, with a transaction that pays an output to somebody else. */
    StoreBatch.Commit nextSpending(Utxo utxo) {
        Transaction payment =
                new Transaction(
                        1,
                        List.of(new TxInput(utxo.outpoint(), Bytes.EMPTY, 0)),
                        List.of(new TxOutput(utxo.value() - FEE, Bytes.utf8("TIME0other"))),
                        0,
                        0);
        Block block =
                BlockBuilder.next(genesis, head(), genesis.memberSet(), List.of(payment), FEE);
        List<UtxoChange> changes = new ArrayList<>(changes(block));
        changes.add(new UtxoChange.Spent(utxo));
        StoreBatch.Commit commit = commit(block, head().after(block, changes), changes);
        commits.add(commit);
        return commit;
    }

    private static StoreBatch.Commit commit(
            Block block, ChainState after, List<UtxoChange> changes) {
        CommitSignature signature =
                new CommitSignature(KEY, new Signature(Bytes.fromHex("22".repeat(64))));
        CommitCertificate certificate =
                new CommitCertificate(
                        block.height(), 0, block.hash(), after.utxo().digest(), List.of(signature));
        return new StoreBatch.Commit(
                new CertifiedBlock(block, certificate), after, changes, Optional.empty());
    }

    private static List<UtxoChange> changes(Block block) {
        return block.transactions().stream()
                .flatMap(transaction -> Utxo.createdBy(transaction).stream())
                .<UtxoChange>map(UtxoChange.Created::new)
                .toList();
    }
}
