package io.timecoin.node.core;

import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusEvent;
import io.timecoin.node.consensus.ConsensusVerifier;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.consensus.Refusal;
import io.timecoin.node.consensus.Verification;
import io.timecoin.node.consensus.VerifiedCertificate;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ConsensusMessage;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings the consensus messages of peers to where they belong: those of the height being decided are checked and handed
 * on, those of the next wait, those of later ones make the node ask how far the sender is, and those of decided heights
 * are answered with the certificate (consensus.md §2).
 */
final class ConsensusInbox {
    /**
     * A peer is not answered again for this long: a late member sends everything anew every 500 ms, and needs one
     * certificate for it, which may be a hundred times as long as what it answers.
     */
    private static final Duration LATE_ANSWERS_PAUSE = Duration.ofMillis(250);

    private final SignatureVerifier signatures;
    private final LocalChain chain;
    private final HeightDriver driver;
    private final HeightQuestions questions;
    private final CurrentStep step;
    private final EarlyMessages early = new EarlyMessages();
    private final PeerPause answered;

    ConsensusInbox(
            SignatureVerifier signatures,
            LocalChain chain,
            HeightDriver driver,
            HeightQuestions questions,
            CurrentStep step) {
        this.signatures = signatures;
        this.chain = chain;
        this.driver = driver;
        this.questions = questions;
        this.step = step;
        this.answered = new PeerPause(LATE_ANSWERS_PAUSE, step);
    }

    /** A proposal or vote of a peer that speaks consensus. */
    void received(ConnectionId from, ConsensusMessage message, long height) {
        long next = chain.height() + 1;
        if (driver.isDeciding(height) || driver.isLastDecided(height)) {
            check(from, message, height);
        } else if (height == next || height == next + 1) {
            early.keep(from, height, message);
        } else if (height > next) {
            questions.ask(from);
        } else if (!(message instanceof BlockCommit) && answered.begin(from)) {
            answerLate(from, height);
        }
    }

    /** A connection is gone. */
    void forget(ConnectionId connection) {
        early.forget(connection);
        questions.forget(connection);
        answered.forget(connection);
    }

    /** Hands on what waited for the height that begins now. */
    void begun(long height) {
        early.take(height).forEach(waited -> check(waited.from(), waited.message(), height));
    }

    /** Why a certificate of any height does not hold, or nothing when a quorum of the members signed it. */
    Optional<String> faultOf(CommitCertificate certificate) {
        return faultOf(verifier(certificate.height()).verify(certificate));
    }

    /**
     * Why a certificate does not prove that its height was reached. Who the masternodes of a far height are is not known
     * before the blocks below it: there it is enough that an honest one of those known has signed.
     */
    Optional<String> faultOfProof(CommitCertificate certificate) {
        boolean far = certificate.height() > chain.height() + 1;
        return far && chain.mayChangeMembers()
                ? faultOf(verifier(certificate.height()).verifyWitnesses(certificate))
                : faultOf(certificate);
    }

    private static Optional<String> faultOf(Verification<VerifiedCertificate> verification) {
        return switch (verification) {
            case Verification.Ok<VerifiedCertificate> _ -> Optional.empty();
            case Verification.Refused<VerifiedCertificate>(Refusal reason, String sentence) ->
                    Optional.of(reason + ": " + sentence);
        };
    }

    private void check(ConnectionId from, ConsensusMessage message, long height) {
        if (!driver.isDeciding(height) && !driver.isLastDecided(height)) {
            return;
        }
        ConsensusVerifier verifier = verifier(height);
        switch (message) {
            case BlockProposal proposal ->
                    handOn(
                            from,
                            height,
                            ConsensusWire.parse(proposal),
                            verifier::verify,
                            ConsensusEvent.ProposalReceived::new);
            case BlockVote vote ->
                    handOn(
                            from,
                            height,
                            ConsensusWire.parse(vote),
                            verifier::verify,
                            ConsensusEvent.VoteReceived::new);
            case BlockCommit commit ->
                    handOn(
                            from,
                            height,
                            ConsensusWire.parse(commit),
                            verifier::verify,
                            ConsensusEvent.CertificateReceived::new);
            case ConsensusMessage.ConsensusQuery _, ConsensusMessage.ConsensusQueryResponse _ -> {}
        }
    }

    private <T, V> void handOn(
            ConnectionId from,
            long height,
            Verification<T> parsed,
            Function<T, Verification<V>> verify,
            Function<V, ConsensusEvent> event) {
        switch (parsed) {
            case Verification.Refused<T>(var reason, String sentence) ->
                    refuse(from, reason, sentence);
            case Verification.Ok<T>(T message) -> {
                switch (verify.apply(message)) {
                    case Verification.Refused<V>(var reason, String sentence) ->
                            refuse(from, reason, sentence);
                    case Verification.Ok<V>(V verified) ->
                            driver.received(height, event.apply(verified));
                }
            }
        }
    }

    /** Who sends messages of a height decided long ago lacks its block. */
    private void answerLate(ConnectionId from, long height) {
        chain.block(height)
                .filter(found -> found.height() > 0)
                .map(found -> ConsensusWire.toWire(found.certificate()))
                .ifPresent(certificate -> step.send(from, certificate));
    }

    private ConsensusVerifier verifier(long height) {
        return new ConsensusVerifier(chain.context(height), signatures);
    }

    private void refuse(ConnectionId from, Refusal reason, String sentence) {
        step.report(new NodeReport.MessageRefused(from, reason + ": " + sentence));
    }
}
