package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.consensus.ConsensusRecord.ValidBlock;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One node's way through the rounds of a height: the variables and rules of Algorithm 1 of arXiv 1807.04938, whose line
 * numbers stand in the comments. What was received lies in the tallies and buffers that it is given.
 */
final class Rounds {
    private final HeightContext context;
    private final Rules rules;
    private final Optional<OwnMessages> own;
    private final HeightVotes votes;
    private final ProposalBuffer proposals;
    private final KnownBlocks blocks;
    private final Outbox outbox;

    private ConsensusStep step = ConsensusStep.IDLE;
    private int round;
    private List<Vote> entry = List.of();
    private Optional<Lock> locked = Optional.empty();
    private Optional<ValidBlock> valid = Optional.empty();
    private final Set<ConsensusTimeout.Kind> armed = EnumSet.noneOf(ConsensusTimeout.Kind.class);

    Rounds(
            HeightContext context,
            Rules rules,
            Optional<OwnMessages> own,
            HeightVotes votes,
            ProposalBuffer proposals,
            KnownBlocks blocks,
            Outbox outbox) {
        this.context = context;
        this.rules = rules;
        this.own = own;
        this.votes = votes;
        this.proposals = proposals;
        this.blocks = blocks;
        this.outbox = outbox;
    }

    ConsensusStep step() {
        return step;
    }

    int round() {
        return round;
    }

    /** Line 10. */
    void start() {
        enterRound(0, List.of());
    }

    /** Goes on where the record left off: the same bytes are sent again (consensus.md §2). */
    void resume(ConsensusRecord record) {
        round = record.round();
        entry = record.entry();
        locked = record.locked();
        valid = record.valid();
        votes.enter(round);
        proposals.enter(round);
        valid.ifPresent(last -> blocks.add(last.block()));
        record.entry().forEach(vote -> votes.add(new VerifiedVote(vote)));
        record.votes().forEach(vote -> votes.add(new VerifiedVote(vote)));
        for (Proposal proposal : record.proposals()) {
            proposals.add(new VerifiedProposal(proposal));
            blocks.add(proposal.block());
        }
        step = record.step();
        resend();
        if (step == ConsensusStep.PROPOSE) {
            startProposing();
        }
    }

    ConsensusRecord record() {
        return new ConsensusRecord(
                context.height(),
                round,
                step,
                locked,
                valid,
                entry,
                own.map(OwnMessages::proposals).orElse(List.of()),
                own.map(OwnMessages::votes).orElse(List.of()));
    }

    /** Own messages, and the votes with which a node in an earlier round enters this one (consensus.md §2). */
    void resend() {
        own.ifPresent(messages -> {
            messages.inOrder().forEach(outbox::sendAgain);
            rules.resentWithOwn(entry).stream()
                    .filter(vote -> !vote.voter().equals(messages.key()))
                    .forEach(outbox::sendAgain);
        });
    }

    /** Does the next possible thing; false when there is none. A rule is "upon" a state, not upon a message. */
    boolean advance() {
        return step != ConsensusStep.IDLE
                && (followLaterRound()
                        || leaveRoundOnNil()
                        || prevote()
                        || precommitBlock()
                        || precommitNil());
    }

    /** Line 57. A timeout of another round or step comes too late and does nothing, here and below. */
    void proposeTimedOut(int ofRound) {
        if (round == ofRound && step == ConsensusStep.PROPOSE) {
            vote(Phase.PREVOTE, Choice.NIL);
        }
    }

    /** Line 61. */
    void prevoteTimedOut(int ofRound) {
        if (round == ofRound && step == ConsensusStep.PREVOTE) {
            vote(Phase.PRECOMMIT, Choice.NIL);
        }
    }

    /** Line 65. */
    void precommitTimedOut(int ofRound) {
        if (round == ofRound && step != ConsensusStep.IDLE) {
            enterRound(round + 1, votes.of(round).all(Phase.PRECOMMIT));
        }
    }

    /** Lines 34 and 47: a quorum has voted in this round, without agreeing yet. */
    void armVoteTimeouts() {
        RoundVotes now = votes.of(round);
        if (step == ConsensusStep.PREVOTE && now.count(Phase.PREVOTE) >= quorum()) {
            armOnce(ConsensusTimeout.Kind.PREVOTE);
        }
        if (step != ConsensusStep.IDLE && now.count(Phase.PRECOMMIT) >= quorum()) {
            armOnce(ConsensusTimeout.Kind.PRECOMMIT);
        }
    }

    private void armOnce(ConsensusTimeout.Kind kind) {
        if (armed.add(kind)) {
            outbox.arm(kind, round);
        }
    }

    /** Line 55: at least one honest member is in a later round. */
    private boolean followLaterRound() {
        int witnesses = context.members().honestWitness();
        OptionalInt later = votes.laterRoundOf(witnesses);
        later.ifPresent(target ->
                enterRound(
                        target,
                        votes.votersSince(target).values().stream().limit(witnesses).toList()));
        return later.isPresent();
    }

    /** A quorum has given the round up: to wait for line 65 would change nothing (consensus.md §2). */
    private boolean leaveRoundOnNil() {
        RoundVotes now = votes.of(round);
        if (now.count(Phase.PRECOMMIT, Choice.NIL) < quorum()) {
            return false;
        }
        enterRound(round + 1, now.all(Phase.PRECOMMIT, Choice.NIL));
        return true;
    }

    /** Line 11. */
    private void enterRound(int next, List<Vote> because) {
        round = next;
        step = ConsensusStep.PROPOSE;
        entry = because.stream().limit(quorum()).toList();
        armed.clear();
        votes.enter(round);
        proposals.enter(round);
        SortedSet<Hash> needed = new TreeSet<>();
        proposals.all().forEach(proposal -> needed.add(proposal.block().hash()));
        valid.ifPresent(last -> needed.add(last.block().hash()));
        blocks.retain(needed);
        startProposing();
    }

    /** Lines 14 to 21. The leader waits with a timeout too: a block that cannot be built must not stop the round. */
    private void startProposing() {
        outbox.arm(ConsensusTimeout.Kind.PROPOSE, round);
        if (mayPropose()) {
            valid.ifPresentOrElse(
                    last -> propose(last.block(), OptionalInt.of(last.round()), last.proof()),
                    () -> outbox.add(new ConsensusEffect.BuildBlock(round)));
        }
    }

    private boolean mayPropose() {
        return step == ConsensusStep.PROPOSE
                && own.filter(messages -> messages.key().equals(context.leader(round)))
                        .filter(messages -> !messages.hasProposed(round))
                        .isPresent();
    }

    /** Line 18. A block that comes after its round is not used: it may be asked for again. */
    void built(Block block) {
        if (mayPropose()) {
            propose(block, OptionalInt.empty(), List.of());
        }
    }

    private void propose(Block block, OptionalInt validRound, List<Vote> justification) {
        own.ifPresent(messages -> {
            Proposal proposal = messages.propose(round, block, validRound, justification);
            proposals.add(new VerifiedProposal(proposal));
            blocks.add(block);
            outbox.sendSigned(proposal);
        });
    }

    /** Lines 22 and 28. */
    private boolean prevote() {
        Optional<Proposal> proposal = proposals.of(round);
        if (step != ConsensusStep.PROPOSE || proposal.isEmpty()) {
            return false;
        }
        Hash block = proposal.get().block().hash();
        if (!rules.mayPrevote(locked, block, proposal.get().validRound())) {
            vote(Phase.PREVOTE, Choice.NIL);
            return true;
        }
        blocks.check(block).ifPresent(outbox::add);
        Optional<Validity> validity = blocks.validity(block);
        validity.ifPresent(known -> vote(Phase.PREVOTE, choice(block, known)));
        return validity.isPresent();
    }

    private static Choice choice(Hash block, Validity validity) {
        return switch (validity) {
            case Validity.Valid _ -> Choice.prevote(block);
            case Validity.Invalid _ -> Choice.NIL;
        };
    }

    /** Line 36: a quorum prevotes a valid block in this round, seen for the first time. */
    private boolean precommitBlock() {
        Optional<Hash> agreed =
                votes.of(round).agreed(Phase.PREVOTE, quorum()).flatMap(Choice::block);
        boolean seen = valid.filter(last -> last.round() == round).isPresent();
        if (agreed.isEmpty() || seen) {
            return false;
        }
        Hash hash = agreed.get();
        List<Vote> proof = votes.of(round).all(Phase.PREVOTE, Choice.prevote(hash));
        Optional<CheckedBlock> block = obtain(hash, proof.stream().map(Vote::voter).toList());
        if (block.isEmpty() || step == ConsensusStep.PROPOSE) {
            return false;
        }
        CheckedBlock checked = block.get();
        valid = Optional.of(new ValidBlock(round, checked.block(), proof)); // lines 42 and 43
        if (step == ConsensusStep.PREVOTE) { // lines 37 to 41
            locked = Optional.of(new Lock(round, hash));
            vote(Phase.PRECOMMIT, new Choice(agreed, checked.utxo()));
        }
        return true;
    }

    /** Line 44. */
    private boolean precommitNil() {
        boolean nil =
                step == ConsensusStep.PREVOTE
                        && votes.of(round).count(Phase.PREVOTE, Choice.NIL) >= quorum();
        if (nil) {
            vote(Phase.PRECOMMIT, Choice.NIL);
        }
        return nil;
    }

    /** The block that a quorum votes for, once it is here and found valid; till then that is asked for. */
    Optional<CheckedBlock> obtain(Hash hash, List<PublicKey> voters) {
        blocks.obtain(hash, voters).ifPresent(outbox::add);
        return blocks.checked(hash);
    }

    private void vote(Phase phase, Choice choice) {
        step =
                switch (phase) {
                    case PREVOTE -> ConsensusStep.PREVOTE;
                    case PRECOMMIT -> ConsensusStep.PRECOMMIT;
                };
        own.ifPresent(messages -> {
            Vote vote = messages.vote(round, phase, choice);
            outbox.report(votes.add(new VerifiedVote(vote)));
            outbox.sendSigned(vote);
        });
    }

    private int quorum() {
        return rules.quorum(context.members());
    }
}
