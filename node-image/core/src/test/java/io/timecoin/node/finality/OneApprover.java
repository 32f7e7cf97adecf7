package io.timecoin.node.finality;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.SpendProof;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Tier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One masternode of four, a coin and its owner; what the others do a test says. */
final class OneApprover {
    private static final long COIN = 1_000_000_000;

    private final StubSignatures keys = new StubSignatures();
    private final Signer owner = keys.signer("owner");
    private final List<Signer> signers =
            IntStream.range(0, 4).mapToObj(i -> keys.signer("approver " + i)).toList();
    private final TransactionRules rules =
            new TransactionRules(NetworkType.TESTNET, FinalityWorld.CHAIN, keys);
    private final Map<OutPoint, Utxo> unspent = new HashMap<>();
    private final Utxo coin =
            Utxo.of(new OutPoint(Sha256.hash(Bytes.utf8("coin")), 0), new TxOutput(COIN, script()));
    final Finality finality =
            new Finality(new Chain(), rules, Optional.of(signers.getFirst()), FinalityStore.EMPTY);

    OneApprover() {
        createCoin();
    }

    void createCoin() {
        unspent.put(coin.outpoint(), coin);
    }

    void loseCoin() {
        unspent.clear();
    }

    /** Approvals of other masternodes, from the second on. */
    List<ApprovalBatch> approvals(Transaction transaction, int others) {
        return signers.stream()
                .skip(1)
                .limit(others)
                .map(signer ->
                        ApprovalBatch.sign(
                                FinalityWorld.CHAIN, 0, List.of(transaction.txid()), signer))
                .toList();
    }

    /** Spends the coin, and pays what it must. */
    Transaction payment() {
        long sent = COIN - COIN / 500 - 200_000;
        Transaction bare =
                new Transaction(
                        1,
                        List.of(new TxInput(coin.outpoint(), Bytes.EMPTY, 0)),
                        List.of(new TxOutput(sent, script())),
                        0,
                        0);
        return SpendProof.sign(FinalityWorld.CHAIN, bare, owner);
    }

    private Bytes script() {
        return Bytes.utf8(Address.of(owner.publicKey(), NetworkType.TESTNET).toString());
    }

    private final class Chain implements FinalityChain {
        @Override
        public UtxoSource unspent() {
            return outpoint -> Optional.ofNullable(unspent.get(outpoint));
        }

        @Override
        public MemberSet members() {
            return new MemberSet(
                    signers.stream()
                            .map(signer -> new Member(signer.publicKey(), Tier.FREE, "", "member"))
                            .toList());
        }

        @Override
        public long set() {
            return 0;
        }

        @Override
        public Optional<MemberSet> setOf(long number) {
            return number == 0 ? Optional.of(members()) : Optional.empty();
        }

        @Override
        public boolean mayApprove() {
            return true;
        }
    }
}
