package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.U32;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.BOOL;
import static io.timecoin.node.wire.JsonTypes.HASH_HEX;
import static io.timecoin.node.wire.JsonTypes.PUBLIC_KEY_HEX;
import static io.timecoin.node.wire.JsonTypes.SIGNATURE_HEX;
import static io.timecoin.node.wire.JsonTypes.list;

import io.timecoin.node.wire.FinalityMessage.ApprovalData;
import io.timecoin.node.wire.FinalityMessage.CertificateData;
import io.timecoin.node.wire.FinalityMessage.FinalityProof;
import io.timecoin.node.wire.FinalityMessage.FinalityProofs;
import io.timecoin.node.wire.FinalityMessage.GetFinality;
import io.timecoin.node.wire.FinalityMessage.GetLockReports;
import io.timecoin.node.wire.FinalityMessage.LockReports;
import io.timecoin.node.wire.FinalityMessage.PathStep;
import io.timecoin.node.wire.FinalityMessage.TransactionApprovals;
import io.timecoin.node.wire.JsonVariants.Variant;
import java.util.List;

/** {@link FinalityMessage} in JSON. */
final class FinalityJson {
    private static final JsonType<PathStep> PATH_STEP =
            JsonStruct.tuple(f -> {
                var left = f.element(BOOL, PathStep::left);
                var sibling = f.element(HASH_HEX, PathStep::sibling);
                return row -> new PathStep(row.get(left), row.get(sibling));
            });

    private static final JsonType<ApprovalData> APPROVAL =
            JsonStruct.named(f -> {
                var voter = f.required("voter", PUBLIC_KEY_HEX, ApprovalData::voter);
                var signature = f.required("signature", SIGNATURE_HEX, ApprovalData::signature);
                var path = f.required("path", list(PATH_STEP, Limits.PATH), ApprovalData::path);
                return row -> new ApprovalData(row.get(voter), row.get(signature), row.get(path));
            });

    private static final JsonType<CertificateData> CERTIFICATE =
            JsonStruct.named(f -> {
                var set = f.required("set", U64, CertificateData::set);
                var approvals =
                        f.required(
                                "approvals",
                                list(APPROVAL, Limits.MASTERNODES),
                                CertificateData::approvals);
                return row -> new CertificateData(row.get(set), row.get(approvals));
            });

    private static final JsonType<FinalityProof> PROOF =
            JsonStruct.named(f -> {
                var transaction =
                        f.required(
                                "transaction", ChainJson.TRANSACTION, FinalityProof::transaction);
                var certificate =
                        f.optional("certificate", CERTIFICATE, FinalityProof::certificate);
                return row -> new FinalityProof(row.get(transaction), row.get(certificate));
            });

    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.fields(TransactionApprovals.class, approvals()),
                    JsonVariants.fields(LockReports.class, lockReports()),
                    JsonVariants.value(
                            GetLockReports.class, U64, GetLockReports::new, GetLockReports::set),
                    JsonVariants.value(
                            GetFinality.class,
                            list(HASH_HEX, Limits.APPROVALS),
                            GetFinality::new,
                            GetFinality::txids),
                    JsonVariants.value(
                            FinalityProofs.class,
                            list(PROOF, Limits.APPROVALS),
                            FinalityProofs::new,
                            FinalityProofs::proofs));

    private FinalityJson() {}

    private static JsonType<LockReports> lockReports() {
        return JsonStruct.named(f -> {
            var set = f.required("set", U64, LockReports::set);
            var whole = f.required("whole", HASH_HEX, LockReports::whole);
            var part = f.required("part", U32, LockReports::part);
            var parts = f.required("parts", U32, LockReports::parts);
            var txids = f.required("txids", list(HASH_HEX, Limits.APPROVALS), LockReports::txids);
            var voter = f.required("voter", PUBLIC_KEY_HEX, LockReports::voter);
            var signature = f.required("signature", SIGNATURE_HEX, LockReports::signature);
            return row ->
                    new LockReports(
                            row.get(set),
                            row.get(whole),
                            row.get(part),
                            row.get(parts),
                            row.get(txids),
                            row.get(voter),
                            row.get(signature));
        });
    }

    private static JsonType<TransactionApprovals> approvals() {
        return JsonStruct.named(f -> {
            var set = f.required("set", U64, TransactionApprovals::set);
            var txids =
                    f.required(
                            "txids", list(HASH_HEX, Limits.APPROVALS), TransactionApprovals::txids);
            var voter = f.required("voter", PUBLIC_KEY_HEX, TransactionApprovals::voter);
            var signature = f.required("signature", SIGNATURE_HEX, TransactionApprovals::signature);
            return row ->
                    new TransactionApprovals(
                            row.get(set), row.get(txids), row.get(voter), row.get(signature));
        });
    }
}
