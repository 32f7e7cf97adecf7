package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.wire.ConsensusMessage.BlockCommit;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import io.timecoin.node.wire.ConsensusMessage.BlockVote;
import io.timecoin.node.wire.ConsensusMessage.CommitExtension;
import io.timecoin.node.wire.ConsensusMessage.ProposalExtension;
import io.timecoin.node.wire.ConsensusMessage.VoteExtension;
import io.timecoin.node.wire.VotePhase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What members say, in the form of protocol v1 with our extra fields (consensus.md §2, Wire). A member is named by the
 * hexadecimal digits of its key; a vote for nil has the zero hash and does not approve.
 */
public final class ConsensusWire {
    private ConsensusWire() {}

    /** The message as it is sent. */
    public static io.timecoin.node.wire.ConsensusMessage toWire(ConsensusMessage message) {
        return switch (message) {
            case Proposal proposal -> toWire(proposal);
            case Vote vote -> toWire(vote);
            case CommitCertificate certificate -> toWire(certificate);
        };
    }

    /** The certificate as it is sent. */
    public static BlockCommit toWire(CommitCertificate certificate) {
        return new BlockCommit(
                certificate.block(),
                certificate.height(),
                certificate.signatures().stream().map(ConsensusWire::toWire).toList(),
                Optional.of(new CommitExtension(certificate.round(), certificate.utxo())));
    }

    /** Reads a proposal; one without our fields comes from a reference node and is refused. */
    public static Verification<Proposal> parse(BlockProposal message) {
        Optional<PublicKey> proposer = key(message.proposer());
        Optional<Signature> signature = signature(message.signature());
        Optional<List<Vote>> justification =
                message.extension().flatMap(extension -> votes(extension.justification()));
        if (proposer.isEmpty()
                || signature.isEmpty()
                || justification.isEmpty()
                || message.round() < 0
                || message.round() > Integer.MAX_VALUE) {
            return malformed("a proposal");
        }
        return new Verification.Ok<>(
                new Proposal(
                        message.block().height(),
                        (int) message.round(),
                        message.block(),
                        message.extension().orElseThrow().validRound(),
                        justification.get(),
                        proposer.get(),
                        signature.get()));
    }

    /** Reads a vote; one without our fields comes from a reference node and is refused. */
    public static Verification<Vote> parse(BlockVote message) {
        return vote(message)
                .<Verification<Vote>>map(Verification.Ok::new)
                .orElseGet(() -> malformed("a vote"));
    }

    /** Reads a certificate; one without our fields comes from a reference node and is refused. */
    public static Verification<CommitCertificate> parse(BlockCommit message) {
        List<CommitSignature> signatures =
                message.signatures().stream().flatMap(signed -> parse(signed).stream()).toList();
        if (message.extension().isEmpty() || signatures.size() < message.signatures().size()) {
            return malformed("a certificate");
        }
        return new Verification.Ok<>(
                new CommitCertificate(
                        message.height(),
                        message.extension().get().round(),
                        message.blockHash(),
                        message.extension().get().utxo(),
                        signatures));
    }

    private static BlockProposal toWire(Proposal proposal) {
        return new BlockProposal(
                proposal.block(),
                proposal.proposer().toHex(),
                proposal.signature().bytes(),
                proposal.round(),
                Optional.of(
                        new ProposalExtension(
                                proposal.validRound(),
                                proposal.justification().stream()
                                        .map(ConsensusWire::toWire)
                                        .toList())));
    }

    private static BlockVote toWire(Vote vote) {
        return new BlockVote(
                vote.block().orElse(Hash.ZERO),
                vote.height(),
                vote.voter().toHex(),
                vote.signature().bytes(),
                vote.block().isPresent(),
                Optional.of(new VoteExtension(vote.round(), toWire(vote.phase()), vote.utxo())));
    }

    private static io.timecoin.node.wire.ConsensusMessage.CommitSignature toWire(
            CommitSignature signed) {
        return new io.timecoin.node.wire.ConsensusMessage.CommitSignature(
                signed.voter().toHex(), signed.signature().bytes());
    }

    private static VotePhase toWire(Phase phase) {
        return switch (phase) {
            case PREVOTE -> VotePhase.PREVOTE;
            case PRECOMMIT -> VotePhase.PRECOMMIT;
        };
    }

    private static Phase parse(VotePhase phase) {
        return switch (phase) {
            case PREVOTE -> Phase.PREVOTE;
            case PRECOMMIT -> Phase.PRECOMMIT;
        };
    }

    private static Optional<Vote> vote(BlockVote message) {
        Optional<PublicKey> voter = key(message.voter());
        Optional<Signature> signature = signature(message.signature());
        boolean nil = message.blockHash().equals(Hash.ZERO);
        if (voter.isEmpty()
                || signature.isEmpty()
                || message.extension().isEmpty()
                || nil == message.approve()) {
            return Optional.empty();
        }
        VoteExtension extension = message.extension().get();
        return Optional.of(
                new Vote(
                        message.height(),
                        extension.round(),
                        parse(extension.phase()),
                        nil ? Optional.empty() : Optional.of(message.blockHash()),
                        extension.utxo(),
                        voter.get(),
                        signature.get()));
    }

    /** All of them, or nothing where one is not ours. */
    private static Optional<List<Vote>> votes(List<BlockVote> messages) {
        List<Vote> votes = new ArrayList<>();
        messages.forEach(message -> vote(message).ifPresent(votes::add));
        return votes.size() == messages.size() ? Optional.of(votes) : Optional.empty();
    }

    private static Optional<CommitSignature> parse(
            io.timecoin.node.wire.ConsensusMessage.CommitSignature signed) {
        return key(signed.voter())
                .flatMap(voter ->
                        signature(signed.signature())
                                .map(signature -> new CommitSignature(voter, signature)));
    }

    private static Optional<PublicKey> key(String hex) {
        boolean isKey =
                hex.length() == 2 * PublicKey.LENGTH && hex.chars().allMatch(HexFormat::isHexDigit);
        return isKey ? Optional.of(PublicKey.fromHex(hex)) : Optional.empty();
    }

    private static Optional<Signature> signature(Bytes bytes) {
        return bytes.length() == Signature.LENGTH
                ? Optional.of(new Signature(bytes))
                : Optional.empty();
    }

    private static <T> Verification<T> malformed(String what) {
        return new Verification.Refused<>(
                Refusal.MALFORMED, what + " is not in the form that masternodes use");
    }
}
