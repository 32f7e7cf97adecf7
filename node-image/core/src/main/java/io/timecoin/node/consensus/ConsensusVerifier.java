package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.MemberSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks the messages of one height, each alone, and gives the checked types that {@link HeightConsensus} takes. */
public final class ConsensusVerifier {
    private final HeightContext context;
    private final SignatureVerifier signatures;
    private final Rules rules;

    public ConsensusVerifier(HeightContext context, SignatureVerifier signatures) {
        this(context, signatures, new Rules());
    }

    ConsensusVerifier(HeightContext context, SignatureVerifier signatures, Rules rules) {
        this.context = context;
        this.signatures = signatures;
        this.rules = rules;
    }

    /** Checks membership, form and signature of a vote. */
    public Verification<VerifiedVote> verify(Vote vote) {
        return faultOf(vote)
                .<Verification<VerifiedVote>>map(Fault::refused)
                .orElseGet(() -> new Verification.Ok<>(new VerifiedVote(vote)));
    }

    /** Checks leader, form, signature and proof of lock of a proposal; not whether its block is valid. */
    public Verification<VerifiedProposal> verify(Proposal proposal) {
        return faultOf(proposal)
                .<Verification<VerifiedProposal>>map(Fault::refused)
                .orElseGet(() -> new Verification.Ok<>(new VerifiedProposal(proposal)));
    }

    /** Checks that a quorum of the members signed the certificate's precommit. */
    public Verification<VerifiedCertificate> verify(CommitCertificate certificate) {
        return faultOf(certificate)
                .<Verification<VerifiedCertificate>>map(Fault::refused)
                .orElseGet(() -> new Verification.Ok<>(new VerifiedCertificate(certificate)));
    }

    /** Checks that so many of the members signed the precommit that one of them is honest; others may have, too. */
    public Verification<VerifiedCertificate> verifyWitnesses(CommitCertificate certificate) {
        Rules one =
                new Rules() {
                    @Override
                    int quorum(MemberSet members) {
                        return members.honestWitness();
                    }
                };
        return new ConsensusVerifier(context, signatures, one)
                .verify(
                        new CommitCertificate(
                                certificate.height(),
                                certificate.round(),
                                certificate.block(),
                                certificate.utxo(),
                                certificate.signatures().stream()
                                        .filter(signed ->
                                                context.members().contains(signed.voter()))
                                        .toList()));
    }

    private record Fault(Refusal reason, String sentence) {
        <T> Verification<T> refused() {
            return new Verification.Refused<>(reason, sentence);
        }
    }

    private Optional<Fault> faultOf(Vote vote) {
        return faultOfPlace("vote", vote.height(), vote.round())
                .or(() -> faultOfUtxo(vote))
                .or(() -> faultOfMember(vote.voter()))
                .or(() ->
                        faultOfSignature(
                                vote.voter(),
                                SignedBytes.vote(context.chainId(), vote),
                                vote.signature()));
    }

    private Optional<Fault> faultOf(Proposal proposal) {
        return faultOfPlace("proposal", proposal.height(), proposal.round())
                .or(() -> faultOfLeader(proposal))
                .or(() -> faultOfBlock(proposal))
                .or(() ->
                        faultOfSignature(
                                proposal.proposer(),
                                SignedBytes.proposal(context.chainId(), proposal),
                                proposal.signature()))
                .or(() -> faultOfJustification(proposal));
    }

    private Optional<Fault> faultOf(CommitCertificate certificate) {
        List<PublicKey> voters =
                certificate.signatures().stream().map(CommitSignature::voter).toList();
        return faultOfPlace("certificate", certificate.height(), certificate.round())
                .or(() -> faultOfQuorum(voters, Refusal.NO_QUORUM))
                .or(() ->
                        firstFault(
                                certificate.signatures().stream()
                                        .map(signed -> faultOf(precommit(certificate, signed)))));
    }

    private static Vote precommit(CommitCertificate certificate, CommitSignature signed) {
        return new Vote(
                certificate.height(),
                certificate.round(),
                Phase.PRECOMMIT,
                Optional.of(certificate.block()),
                certificate.utxo(),
                signed.voter(),
                signed.signature());
    }

    private Optional<Fault> faultOfPlace(String kind, long height, int round) {
        if (height != context.height()) {
            return fault(
                    Refusal.OTHER_HEIGHT,
                    "the %s is for height %d, not %d".formatted(kind, height, context.height()));
        }
        return round < 0
                ? fault(Refusal.MALFORMED, "the %s has the round %d".formatted(kind, round))
                : Optional.empty();
    }

    /** One choice has one form, or two honest votes for it could differ; and the zero hash is nil on the wire. */
    private static Optional<Fault> faultOfUtxo(Vote vote) {
        boolean commitsBlock = vote.phase() == Phase.PRECOMMIT && vote.block().isPresent();
        if (!commitsBlock && !vote.utxo().equals(Hash.ZERO)) {
            return fault(Refusal.MALFORMED, "a prevote or a vote for nil names a state");
        }
        return vote.block().filter(Hash.ZERO::equals).isPresent()
                ? fault(Refusal.MALFORMED, "a vote for a block has the hash of nil")
                : Optional.empty();
    }

    private Optional<Fault> faultOfMember(PublicKey key) {
        return context.members().contains(key)
                ? Optional.empty()
                : fault(
                        Refusal.NOT_A_MEMBER,
                        "%s is no masternode of height %d".formatted(key, context.height()));
    }

    private Optional<Fault> faultOfLeader(Proposal proposal) {
        PublicKey leader = context.leader(proposal.round());
        return proposal.proposer().equals(leader)
                ? Optional.empty()
                : fault(
                        Refusal.NOT_THE_LEADER,
                        "%s proposes in round %d, which %s leads"
                                .formatted(proposal.proposer(), proposal.round(), leader));
    }

    private Optional<Fault> faultOfBlock(Proposal proposal) {
        boolean continues =
                proposal.block().height() == context.height()
                        && proposal.block().header().previousHash().equals(context.previousHash());
        return continues
                ? Optional.empty()
                : fault(
                        Refusal.WRONG_BLOCK,
                        "the proposed block does not follow %s".formatted(context.previousHash()));
    }

    private Optional<Fault> faultOfSignature(PublicKey key, Bytes signed, Signature signature) {
        return signatures.verify(key, signed, signature)
                ? Optional.empty()
                : fault(Refusal.BAD_SIGNATURE, "the signature of %s does not hold".formatted(key));
    }

    /** Line 28: a quorum of prevotes for this block in an earlier round; line 22: none where it claims no round. */
    private Optional<Fault> faultOfJustification(Proposal proposal) {
        OptionalInt validRound = proposal.validRound();
        if (validRound.isEmpty()) {
            return proposal.justification().isEmpty()
                    ? Optional.empty()
                    : fault(Refusal.BAD_JUSTIFICATION, "prevotes without the round of a lock");
        }
        int claimed = validRound.getAsInt();
        if (claimed < 0 || claimed >= proposal.round()) {
            return fault(
                    Refusal.BAD_JUSTIFICATION, "round %d is not an earlier one".formatted(claimed));
        }
        List<PublicKey> voters = proposal.justification().stream().map(Vote::voter).toList();
        Hash block = proposal.block().hash();
        return faultOfQuorum(voters, Refusal.BAD_JUSTIFICATION)
                .or(() ->
                        firstFault(
                                proposal.justification().stream()
                                        .map(vote -> faultOfProof(vote, claimed, block))));
    }

    private Optional<Fault> faultOfProof(Vote vote, int validRound, Hash block) {
        boolean proves =
                vote.phase() == Phase.PREVOTE
                        && vote.round() == validRound
                        && vote.choice().equals(Choice.prevote(block));
        return proves
                ? faultOf(vote).map(fault -> new Fault(Refusal.BAD_JUSTIFICATION, fault.sentence()))
                : fault(Refusal.BAD_JUSTIFICATION, "a vote in it is for something else");
    }

    /** Distinct voters bound the list by n, and only then are signatures worth the time. */
    private Optional<Fault> faultOfQuorum(List<PublicKey> voters, Refusal tooFew) {
        int size = context.members().size();
        Set<PublicKey> distinct = new TreeSet<>(voters.subList(0, Math.min(voters.size(), size)));
        if (distinct.size() < voters.size()) {
            return fault(Refusal.MALFORMED, "it repeats a voter");
        }
        int quorum = rules.quorum(context.members());
        return voters.size() < quorum
                ? fault(tooFew, "%d signatures, the quorum is %d".formatted(voters.size(), quorum))
                : Optional.empty();
    }

    private static Optional<Fault> firstFault(Stream<Optional<Fault>> faults) {
        return faults.flatMap(Optional::stream).findFirst();
    }

    private static Optional<Fault> fault(Refusal reason, String sentence) {
        return Optional.of(new Fault(reason, sentence));
    }
}
