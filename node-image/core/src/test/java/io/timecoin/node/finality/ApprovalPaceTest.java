package io.timecoin.node.finality;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One masternode of four that hears nothing of the others: no quorum comes together. */
class ApprovalPaceTest {
    private static final long COIN = 1_000_000_000;

    private final StubSignatures keys = new StubSignatures();
    private final Signer owner = keys.signer("owner");
    private final List<Signer> signers =
            IntStream.range(0, 4).mapToObj(i -> keys.signer("approver " + i)).toList();
    private final TransactionRules rules =
            new TransactionRules(NetworkType.TESTNET, FinalityWorld.CHAIN, keys);
    private final Utxo coin =
            Utxo.of(new OutPoint(Sha256.hash(Bytes.utf8("coin")), 0), new TxOutput(COIN, script()));
    private final Finality finality =
            new Finality(new Chain(), rules, Optional.of(signers.getFirst()), FinalityStore.EMPTY);
    private final Instant now = Instant.EPOCH.plusSeconds(60);

    @Test
    void anApprovalThatFindsNoQuorumIsNotSignedAgainAtOnce() {
        long signed = approvalsAtOnce(new FinalityEvent.Submitted(1, payment()));

        assertThat(signed).isOne();
    }

    @Test
    void anApprovalThatFoundNoQuorumIsSentAgainLater() {
        approvalsAtOnce(new FinalityEvent.Submitted(1, payment()));

        List<FinalityEffect> later =
                finality.step(
                        new FinalityEvent.TimerFired(FinalityTimer.RESEND), now.plusSeconds(30));

        assertThat(later).hasAtLeastOneElementOfType(FinalityEffect.Approve.class);
    }

    /** How often it signs while no time passes, until nothing is left to do; at most a hundred times. */
    private long approvalsAtOnce(FinalityEvent first) {
        Queue<FinalityEvent> events = new ArrayDeque<>(List.of(first));
        long approvals = 0;
        while (!events.isEmpty() && approvals < 100) {
            for (FinalityEffect effect : finality.step(events.remove(), now)) {
                if (effect instanceof FinalityEffect.Approve) {
                    approvals++;
                } else if (effect instanceof FinalityEffect.Arm(FinalityTimer timer, _)
                        && timer == FinalityTimer.APPROVE) {
                    events.add(new FinalityEvent.TimerFired(timer));
                }
            }
        }
        return approvals;
    }

    private Transaction payment() {
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
            return outpoint ->
                    outpoint.equals(coin.outpoint()) ? Optional.of(coin) : Optional.empty();
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
        public boolean mayApprove() {
            return true;
        }
    }
}
