package io.timecoin.node.core;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.Approval;
import io.timecoin.node.finality.ApprovalBatch;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.LockReport;
import io.timecoin.node.finality.MerklePath;
import io.timecoin.node.wire.FinalityMessage.ApprovalData;
import io.timecoin.node.wire.FinalityMessage.CertificateData;
import io.timecoin.node.wire.FinalityMessage.FinalityProof;
import io.timecoin.node.wire.FinalityMessage.LockReports;
import io.timecoin.node.wire.FinalityMessage.PathStep;
import io.timecoin.node.wire.FinalityMessage.TransactionApprovals;
import java.util.Optional;

/** Approvals and certificates as messages and back. */
final class FinalityWire {
    private FinalityWire() {}

    static TransactionApprovals toWire(ApprovalBatch batch) {
        return new TransactionApprovals(
                batch.set(), batch.txids(), batch.voter(), batch.signature());
    }

    /** Nothing where the message approves nothing. */
    static Optional<ApprovalBatch> parse(TransactionApprovals approvals) {
        return approvals.txids().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ApprovalBatch(
                                approvals.set(),
                                approvals.txids(),
                                approvals.voter(),
                                approvals.signature()));
    }

    static LockReports toWire(LockReport report) {
        return new LockReports(
                report.set(),
                report.whole(),
                report.part(),
                report.parts(),
                report.txids(),
                report.voter(),
                report.signature());
    }

    /** Nothing where the part cannot be one of a report. */
    static Optional<LockReport> parse(LockReports report) {
        boolean possible =
                report.part() >= 0
                        && report.part() < report.parts()
                        && report.parts() <= LockReport.MAX_PARTS;
        return possible
                ? Optional.of(
                        new LockReport(
                                report.set(),
                                report.whole(),
                                report.part(),
                                report.parts(),
                                report.txids(),
                                report.voter(),
                                report.signature()))
                : Optional.empty();
    }

    static FinalityProof toWire(
            Transaction transaction, Optional<FinalityCertificate> certificate) {
        return new FinalityProof(transaction, certificate.map(FinalityWire::toWire));
    }

    static FinalityCertificate parse(Hash txid, CertificateData certificate) {
        return new FinalityCertificate(
                txid,
                certificate.set(),
                certificate.approvals().stream().map(FinalityWire::parse).toList());
    }

    private static CertificateData toWire(FinalityCertificate certificate) {
        return new CertificateData(
                certificate.set(),
                certificate.approvals().stream().map(FinalityWire::toWire).toList());
    }

    private static ApprovalData toWire(Approval approval) {
        return new ApprovalData(
                approval.voter(),
                approval.signature(),
                approval.path().steps().stream()
                        .map(step -> new PathStep(step.left(), step.sibling()))
                        .toList());
    }

    private static Approval parse(ApprovalData approval) {
        return new Approval(
                approval.voter(),
                approval.signature(),
                new MerklePath(
                        approval.path().stream()
                                .map(step -> new MerklePath.Step(step.left(), step.sibling()))
                                .toList()));
    }
}
