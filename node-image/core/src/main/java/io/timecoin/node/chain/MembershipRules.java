package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.node.masternode.Tier;
import java.util.List;
import java.util.Optional;

/**
 * The rules of outputs by which masternodes join and leave. Whether a valid one has an effect is decided when it stands in
 * a block: a certified transaction is always valid to include (consensus.md §3).
 */
record MembershipRules(NetworkType network, Admission admission) {
    private static final long UNITS_PER_TIME = 100_000_000;

    /** What is wrong with an output, or nothing; nothing also where it is no such record. */
    Optional<String> faultOf(TxOutput output) {
        return MembershipRecord.parse(output.scriptPubkey(), network)
                .flatMap(record -> faultOf(record, output.value()));
    }

    /** Whether each record of the transaction is signed by the masternode that it is about. */
    boolean areSigned(Transaction transaction, Hash chainId, SignatureVerifier verifier) {
        List<MembershipRecord> records =
                transaction.outputs().stream()
                        .flatMap(output ->
                                MembershipRecord.parse(output.scriptPubkey(), network).stream())
                        .toList();
        return records.stream()
                .allMatch(record ->
                        verifier.isTrustworthy(record.key())
                                && verifier.verify(
                                        record.key(),
                                        record.signedBytes(
                                                chainId, transaction.spends().getFirst()),
                                        record.proof()));
    }

    private Optional<String> faultOf(MembershipRecord record, long value) {
        if (admission == Admission.CLOSED) {
            return Optional.of("the masternodes of this network never change");
        }
        return switch (record) {
            case MembershipRecord.Join join -> faultOf(join.member().tier(), value);
            case MembershipRecord.Leave _ ->
                    value == 0
                            ? Optional.empty()
                            : Optional.of("an output that says who leaves carries no coins");
        };
    }

    private Optional<String> faultOf(Tier tier, long value) {
        if (!admission.admits(tier)) {
            return Optional.of("this network admits no masternodes of the tier " + tier.wireName());
        }
        long collateral = tier.collateralTime() * UNITS_PER_TIME;
        return value >= 0 && value >= collateral
                ? Optional.empty()
                : Optional.of(
                        "the tier %s needs %d TIME as collateral, and the output holds %d units"
                                .formatted(tier.wireName(), tier.collateralTime(), value));
    }
}
