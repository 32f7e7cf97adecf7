package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TransactionVerdict;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.node.masternode.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final long TIME = 100_000_000;
    private static final Hash CHAIN = Hash.fromHex("07".repeat(32));

    private final Wallet wallet =
            Wallet.create(NetworkType.TESTNET, CHAIN, new Mnemonic(Bytes.fromHex("00".repeat(32))));
    private final Address owner = wallet.keys().keySet().iterator().next();
    private final Signer masternode = new Ed25519().signer(Bytes.fromHex("11".repeat(32)));

    @Test
    void freeMasternodesCostTheFeeAlone() throws Exception {
        PendingSpend spend = sign(TIME, 0, first -> join(Tier.FREE, first));

        assertThat(check(spend, TIME)).isInstanceOf(TransactionVerdict.Valid.class);
        assertThat(spend.transaction().outputs()).hasSize(2);
        assertThat(spend.transaction().outputs().getFirst().value()).isZero();
    }

    @Test
    void theCollateralIsLocked() throws Exception {
        PendingSpend spend = sign(2_000 * TIME, 1_000 * TIME, first -> join(Tier.BRONZE, first));

        assertThat(check(spend, 2_000 * TIME)).isInstanceOf(TransactionVerdict.Valid.class);
        assertThat(spend.transaction().outputs().getFirst().value()).isEqualTo(1_000 * TIME);
    }

    @Test
    void whoLeavesPaysAFeeToo() throws Exception {
        PendingSpend spend =
                sign(TIME, 0, first -> MembershipRecord.leave(CHAIN, first, masternode));

        assertThat(check(spend, TIME)).isInstanceOf(TransactionVerdict.Valid.class);
    }

    @Test
    void withoutTheCoinsNothingIsSigned() {
        assertThatThrownBy(() -> sign(999 * TIME, 1_000 * TIME, first -> join(Tier.BRONZE, first)))
                .isInstanceOf(WalletException.class);
    }

    private MembershipRecord join(Tier tier, OutPoint first) {
        Member member =
                new Member(masternode.publicKey(), tier, owner.toString(), tier.wireName() + "-9");
        return MembershipRecord.join(member, owner, CHAIN, first, masternode);
    }

    private PendingSpend sign(long coin, long locked, Function<OutPoint, MembershipRecord> record)
            throws WalletException {
        return Registration.sign(
                CHAIN,
                List.of(new Coin(new OutPoint(Hash.ZERO, 0), coin, owner)),
                locked,
                record,
                owner,
                address -> Objects.requireNonNull(wallet.keys().get(address)).signer(),
                Instant.ofEpochSecond(1_800_000_000));
    }

    private TransactionVerdict check(PendingSpend spend, long coin) {
        return new TransactionRules(NetworkType.TESTNET, CHAIN, Admission.FREE, new Ed25519())
                .check(
                        spend.transaction(),
                        outpoint ->
                                Optional.of(
                                        Utxo.of(
                                                outpoint,
                                                new TxOutput(coin, Bytes.utf8(owner.toString())))));
    }
}
