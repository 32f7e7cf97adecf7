package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.TransactionVerdict.Invalid;
import io.timecoin.node.chain.TransactionVerdict.Valid;
import io.timecoin.node.chain.TransactionVerdict.Violation;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.node.masternode.Tier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembershipRulesTest {
    private static final long TIME = 100_000_000;
    private static final Hash CHAIN = Sha256.hash(Bytes.utf8("chain"));
    private static final OutPoint COIN = new OutPoint(Hash.ZERO, 1);

    private final StubSignatures signatures = new StubSignatures();
    private final Signer owner = signatures.signer("owner");
    private final Signer masternode = signatures.signer("masternode");

    @Test
    void aMasternodeJoinsWithTheCollateralOfItsTier() {
        assertThat(check(Admission.COLLATERAL, join(Tier.BRONZE), 1_000 * TIME))
                .isInstanceOf(Valid.class);
        assertThat(check(Admission.COLLATERAL, join(Tier.GOLD), 100_000 * TIME))
                .isInstanceOf(Valid.class);
        assertThat(check(Admission.COLLATERAL, leave(), 0)).isInstanceOf(Valid.class);
    }

    @Test
    void lessThanTheCollateralIsRefused() {
        assertThat(violation(check(Admission.FREE, join(Tier.BRONZE), 1_000 * TIME - 1)))
                .isEqualTo(Violation.BAD_MEMBERSHIP);
    }

    @Test
    void freeMasternodesJoinOnlyWhereTheGenesisAdmitsThem() {
        assertThat(check(Admission.FREE, join(Tier.FREE), 0)).isInstanceOf(Valid.class);
        assertThat(violation(check(Admission.COLLATERAL, join(Tier.FREE), 0)))
                .isEqualTo(Violation.BAD_MEMBERSHIP);
    }

    @Test
    void whereMasternodesNeverChangeNobodyJoinsOrLeaves() {
        assertThat(violation(check(Admission.CLOSED, join(Tier.BRONZE), 1_000 * TIME)))
                .isEqualTo(Violation.BAD_MEMBERSHIP);
        assertThat(violation(check(Admission.CLOSED, leave(), 0)))
                .isEqualTo(Violation.BAD_MEMBERSHIP);
    }

    @Test
    void aRecordThatAnotherSignedOrThatWasMadeForAnotherTransactionIsRefused() {
        Member member = member(Tier.FREE, signatures.signer("victim"));
        Member own = member(Tier.FREE, masternode);
        OutPoint elsewhere = new OutPoint(Hash.ZERO, 2);

        assertThat(
                        violation(
                                check(
                                        Admission.FREE,
                                        MembershipRecord.join(
                                                member, address(owner), CHAIN, COIN, masternode),
                                        0)))
                .isEqualTo(Violation.BAD_SIGNATURE);
        assertThat(
                        violation(
                                check(
                                        Admission.FREE,
                                        MembershipRecord.join(
                                                own, address(owner), CHAIN, elsewhere, masternode),
                                        0)))
                .isEqualTo(Violation.BAD_SIGNATURE);
        assertThat(
                        violation(
                                check(
                                        Admission.FREE,
                                        MembershipRecord.leave(Hash.ZERO, COIN, masternode),
                                        0)))
                .isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void coinsOfWhoLeavesStandElsewhere() {
        assertThat(violation(check(Admission.FREE, leave(), TIME)))
                .isEqualTo(Violation.BAD_MEMBERSHIP);
    }

    @Test
    void theOwnerAndNobodyElseSpendsTheCollateral() {
        Transaction join = transaction(owner, COIN, join(Tier.BRONZE).toScript(), 1_000 * TIME);
        Utxo collateral = Utxo.createdBy(join).getFirst();
        Bytes receiver = Bytes.utf8(address(owner).toString());

        assertThat(
                        rules(Admission.COLLATERAL)
                                .check(
                                        transaction(owner, collateral.outpoint(), receiver, TIME),
                                        only(collateral)))
                .isInstanceOf(Valid.class);
        assertThat(
                        violation(
                                rules(Admission.COLLATERAL)
                                        .check(
                                                transaction(
                                                        masternode,
                                                        collateral.outpoint(),
                                                        receiver,
                                                        TIME),
                                                only(collateral))))
                .isEqualTo(Violation.NOT_THE_OWNER);
    }

    private MembershipRecord join(Tier tier) {
        return MembershipRecord.join(
                member(tier, masternode), address(owner), CHAIN, COIN, masternode);
    }

    private MembershipRecord leave() {
        return MembershipRecord.leave(CHAIN, COIN, masternode);
    }

    private static Member member(Tier tier, Signer signer) {
        return new Member(signer.publicKey(), tier, address(signer).toString(), "new-0");
    }

    private TransactionVerdict check(Admission admission, MembershipRecord record, long value) {
        Utxo coin =
                Utxo.of(
                        COIN,
                        new TxOutput(1_000_000 * TIME, Bytes.utf8(address(owner).toString())));
        return rules(admission)
                .check(transaction(owner, COIN, record.toScript(), value), only(coin));
    }

    private TransactionRules rules(Admission admission) {
        return new TransactionRules(NetworkType.TESTNET, CHAIN, admission, signatures);
    }

    private static UtxoSource only(Utxo coin) {
        return outpoint -> Optional.of(coin).filter(known -> known.outpoint().equals(outpoint));
    }

    private static Transaction transaction(Signer signer, OutPoint coin, Bytes script, long value) {
        return SpendProof.sign(
                CHAIN,
                new Transaction(
                        1,
                        List.of(new TxInput(coin, Bytes.EMPTY, 0)),
                        List.of(new TxOutput(value, script)),
                        0,
                        0),
                signer);
    }

    private static Violation violation(TransactionVerdict verdict) {
        return ((Invalid) verdict).code();
    }

    private static Address address(Signer signer) {
        return Address.of(signer.publicKey(), NetworkType.TESTNET);
    }
}
