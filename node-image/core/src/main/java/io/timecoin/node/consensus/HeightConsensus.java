package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.consensus.ConsensusRecord.ValidBlock;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tendermint for one height: Algorithm 1 of arXiv 1807.04938 with the choices of consensus.md §2. Line numbers in
 * comments are of its pseudo-code.
 *
 * <p>It has no clock and does no input or output: {@link #step} takes an event and returns what is to be done, in order.
 * Not safe for use by several threads.
 */
public final class HeightConsensus {
    private final HeightContext context;
    private final Timeouts timeouts;
    private final Rules rules;
    private final Optional<OwnMessages> own;

    private final HeightVotes votes = new HeightVotes();
    private final ProposalBuffer proposals = new ProposalBuffer();
    private final KnownBlocks blocks = new KnownBlocks();
    private final SortedSet<PublicKey> heard = new TreeSet<>();
    private final Set<ConsensusTimeout.Kind> armed = EnumSet.noneOf(ConsensusTimeout.Kind.class);

    private boolean slotOpen;
    private ConsensusStep step = ConsensusStep.IDLE;
    private ConsensusStep restoredStep = ConsensusStep.IDLE;
    private int round;
    private List<Vote> entry = List.of();
    private Optional<Lock> locked = Optional.empty();
    private Optional<ValidBlock> valid = Optional.empty();
    private Optional<CommitCertificate> received = Optional.empty();
    private Optional<DecidedHeight> decided = Optional.empty();

    private List<ConsensusEffect> effects = new ArrayList<>();
    private boolean signed;

    /**
     * A height that is about to start.
     *
     * @param signer with the key of this node; a node that is no member of the height only follows
     * @param restored what this node stored of this height before it stopped, if anything
     * @throws IllegalArgumentException if the record is of another height or holds messages of another key
     */
    public HeightConsensus(
            HeightContext context,
            Optional<Signer> signer,
            Timeouts timeouts,
            Optional<ConsensusRecord> restored) {
        this(context, signer, timeouts, restored, new Rules());
    }

    HeightConsensus(
            HeightContext context,
            Optional<Signer> signer,
            Timeouts timeouts,
            Optional<ConsensusRecord> restored,
            Rules rules) {
        this.context = context;
        this.timeouts = timeouts;
        this.rules = rules;
        this.own =
                signer.filter(key -> context.members().contains(key.publicKey()))
                        .map(key -> new OwnMessages(context, key));
        restored.ifPresent(this::restore);
    }

    /** Takes an event and returns what follows from it, to be done in this order. */
    public List<ConsensusEffect> step(ConsensusEvent event) {
        effects = new ArrayList<>();
        signed = false;
        take(event);
        boolean changed = true;
        while (changed) {
            changed = advance();
        }
        armVoteTimeouts();
        if (signed) {
            effects.addFirst(new ConsensusEffect.Persist(record()));
        }
        return List.copyOf(effects);
    }

    /** Where the height stands, for operators. */
    public ConsensusView view() {
        return new ConsensusView(
                context.height(),
                round,
                step,
                context.leader(round),
                votes.of(round).count(Phase.PREVOTE),
                votes.of(round).count(Phase.PRECOMMIT),
                List.copyOf(heard));
    }

    /** A block that this node could give to one that asks for it: proposed here, or voted for by a quorum. */
    public Optional<Block> block(Hash hash) {
        return blocks.find(hash);
    }

    /** The certificate, once decided, with all precommits seen since. */
    public Optional<CommitCertificate> certificate() {
        return decided.map(DecidedHeight::certificate);
    }

    private void take(ConsensusEvent event) {
        switch (event) {
            case ConsensusEvent.SlotOpened() -> slotOpen = true;
            case ConsensusEvent.ProposalReceived(VerifiedProposal proposal) -> onProposal(proposal);
            case ConsensusEvent.VoteReceived(VerifiedVote vote) -> onVote(vote);
            case ConsensusEvent.CertificateReceived(VerifiedCertificate certificate) ->
                    onCertificate(certificate.certificate());
            case ConsensusEvent.TimeoutFired(ConsensusTimeout timeout) -> onTimeout(timeout);
            case ConsensusEvent.BlockBuilt(Block block) -> onBuilt(block);
            case ConsensusEvent.BlockChecked(Hash block, BlockVerdict verdict) ->
                    blocks.judge(block, verdict);
            case ConsensusEvent.BlockFetched(Block block) -> blocks.supply(block);
        }
    }

    private void onProposal(VerifiedProposal verified) {
        Proposal proposal = verified.proposal();
        heard.add(proposal.proposer());
        decided.ifPresent(height -> effects.addAll(height.answer(proposal.proposer())));
        if (decided.isEmpty()) {
            if (proposals.add(verified)) {
                blocks.add(proposal.block());
            }
            blocks.supply(proposal.block());
            proposals.evidence(verified).ifPresent(this::report);
        }
    }

    private void onVote(VerifiedVote verified) {
        Vote vote = verified.vote();
        heard.add(vote.voter());
        decided.ifPresent(height -> effects.addAll(height.take(vote)));
        if (decided.isEmpty()) {
            votes.add(verified).ifPresent(this::report);
        }
    }

    private void onCertificate(CommitCertificate certificate) {
        decided.ifPresent(height -> effects.addAll(height.take(certificate)));
        received = received.or(() -> Optional.of(certificate));
    }

    private void report(Evidence evidence) {
        effects.add(new ConsensusEffect.FoundEvidence(evidence));
    }

    private void onTimeout(ConsensusTimeout timeout) {
        if (timeout.height() != context.height()) {
            return;
        }
        if (timeout.kind() == ConsensusTimeout.Kind.RESEND) {
            onResend();
        } else if (timeout.round() == round && decided.isEmpty()) {
            endStep(timeout.kind());
        }
    }

    private void endStep(ConsensusTimeout.Kind kind) {
        switch (kind) {
            case PROPOSE -> { // line 57
                if (step == ConsensusStep.PROPOSE) {
                    vote(Phase.PREVOTE, Choice.NIL);
                }
            }
            case PREVOTE -> { // line 61
                if (step == ConsensusStep.PREVOTE) {
                    vote(Phase.PRECOMMIT, Choice.NIL);
                }
            }
            case PRECOMMIT -> // line 65
                    enterRound(round + 1, votes.of(round).all(Phase.PRECOMMIT));
            case RESEND -> throw new IllegalStateException("a resend ends no step");
        }
    }

    private void onResend() {
        decided.ifPresent(DecidedHeight::answerAgain);
        if (decided.isEmpty()) {
            blocks.askAgain();
            resend();
        }
        arm(ConsensusTimeout.Kind.RESEND, 0);
    }

    /** Own messages, and the votes with which a node in an earlier round enters this one (consensus.md §2). */
    private void resend() {
        own.ifPresent(messages -> {
            messages.inOrder().forEach(this::broadcast);
            rules.resentWithOwn(entry).stream()
                    .filter(vote -> !vote.voter().equals(messages.key()))
                    .forEach(this::broadcast);
        });
    }

    /** Does the next possible thing; false when there is none. Every rule is "upon" a state, not a message. */
    private boolean advance() {
        if (decided.isPresent()) {
            return false;
        }
        return decide()
                || open()
                || (step != ConsensusStep.IDLE
                        && (followLaterRound()
                                || leaveRoundOnNil()
                                || prevote()
                                || precommitBlock()
                                || precommitNil()));
    }

    /** Line 49: a quorum of precommits for a block that is valid, in any round, or a certificate of one. */
    private boolean decide() {
        Optional<CommitCertificate> certificate =
                received.or(() -> votes.commit(quorum()).map(this::certificateOf));
        if (certificate.isEmpty()) {
            return false;
        }
        CommitCertificate commit = certificate.get();
        if (validUtxo(
                        commit.block(),
                        commit.signatures().stream().map(CommitSignature::voter).toList())
                .isEmpty()) {
            return false;
        }
        step = ConsensusStep.COMMIT;
        decided = Optional.of(new DecidedHeight(commit));
        blocks.find(commit.block())
                .ifPresent(block -> effects.add(new ConsensusEffect.Decided(block, commit)));
        return true;
    }

    private CommitCertificate certificateOf(List<Vote> precommits) {
        Vote first = precommits.getFirst();
        return new CommitCertificate(
                context.height(),
                first.round(),
                first.block().orElseThrow(),
                first.utxo(),
                precommits.stream()
                        .map(vote -> new CommitSignature(vote.voter(), vote.signature()))
                        .toList());
    }

    /** The slot opens by the clock, or on messages of so many members that one of them is honest. */
    private boolean open() {
        boolean due = slotOpen || heard.size() >= context.members().honestWitness();
        if (step != ConsensusStep.IDLE || !due) {
            return false;
        }
        arm(ConsensusTimeout.Kind.RESEND, 0);
        if (restoredStep == ConsensusStep.IDLE) {
            enterRound(0, List.of());
        } else {
            step = restoredStep;
            resend();
            if (step == ConsensusStep.PROPOSE) {
                startProposing();
            }
        }
        return true;
    }

    /** Line 55: an honest member is in a later round. */
    private boolean followLaterRound() {
        int witnesses = context.members().honestWitness();
        OptionalInt later = votes.laterRoundOf(witnesses);
        later.ifPresent(target ->
                enterRound(
                        target,
                        votes.votersSince(target).values().stream().limit(witnesses).toList()));
        return later.isPresent();
    }

    /** A quorum has given the round up: waiting for line 65 would change nothing (consensus.md §2). */
    private boolean leaveRoundOnNil() {
        List<Vote> nil = votes.of(round).all(Phase.PRECOMMIT, Choice.NIL);
        if (nil.size() < quorum()) {
            return false;
        }
        enterRound(round + 1, nil);
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

    /** Lines 14 to 21. The leader has the timeout too: building a block may fail. */
    private void startProposing() {
        arm(ConsensusTimeout.Kind.PROPOSE, round);
        if (leads() && !own.orElseThrow().hasProposed(round)) {
            valid.ifPresentOrElse(
                    last -> propose(last.block(), OptionalInt.of(last.round()), last.proof()),
                    () -> effects.add(new ConsensusEffect.BuildBlock(round)));
        }
    }

    private boolean leads() {
        return own.filter(messages -> messages.key().equals(context.leader(round))).isPresent();
    }

    private void onBuilt(Block block) {
        boolean awaited =
                step == ConsensusStep.PROPOSE
                        && leads()
                        && valid.isEmpty()
                        && !own.orElseThrow().hasProposed(round);
        if (awaited) {
            propose(block, OptionalInt.empty(), List.of());
        }
    }

    private void propose(Block block, OptionalInt validRound, List<Vote> justification) {
        Proposal proposal = own.orElseThrow().propose(round, block, validRound, justification);
        proposals.add(new VerifiedProposal(proposal));
        blocks.add(block);
        send(proposal);
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
        blocks.check(block).ifPresent(effects::add);
        Optional<BlockVerdict> verdict = blocks.verdict(block);
        verdict.ifPresent(known ->
                vote(
                        Phase.PREVOTE,
                        switch (known) {
                            case BlockVerdict.Valid(Hash _) -> Choice.prevote(block);
                            case BlockVerdict.Invalid(String _) -> Choice.NIL;
                        }));
        return verdict.isPresent();
    }

    /** Line 36: a quorum prevotes a valid block of this round. */
    private boolean precommitBlock() {
        Optional<Hash> agreed =
                votes.of(round).agreed(Phase.PREVOTE, quorum()).flatMap(Choice::block);
        boolean known = valid.filter(last -> last.round() == round).isPresent();
        if (agreed.isEmpty() || known) {
            return false;
        }
        Hash hash = agreed.get();
        List<Vote> proof = votes.of(round).all(Phase.PREVOTE, Choice.prevote(hash));
        Optional<Hash> utxo = validUtxo(hash, proof.stream().map(Vote::voter).toList());
        if (utxo.isEmpty() || step == ConsensusStep.PROPOSE) {
            return false;
        }
        valid =
                blocks.find(hash)
                        .map(block ->
                                new ValidBlock(
                                        round, block, proof.stream().limit(quorum()).toList()));
        if (step == ConsensusStep.PREVOTE) { // line 37
            locked = Optional.of(new Lock(round, hash));
            vote(Phase.PRECOMMIT, new Choice(agreed, utxo.get()));
        }
        return true;
    }

    /** Line 44. */
    private boolean precommitNil() {
        boolean nil =
                step == ConsensusStep.PREVOTE
                        && votes.of(round).all(Phase.PREVOTE, Choice.NIL).size() >= quorum();
        if (nil) {
            vote(Phase.PRECOMMIT, Choice.NIL);
        }
        return nil;
    }

    /** Lines 34 and 47: a quorum has voted, without agreeing yet. */
    private void armVoteTimeouts() {
        if (decided.isPresent() || step == ConsensusStep.IDLE) {
            return;
        }
        RoundVotes now = votes.of(round);
        if (step == ConsensusStep.PREVOTE && now.count(Phase.PREVOTE) >= quorum()) {
            armOnce(ConsensusTimeout.Kind.PREVOTE);
        }
        if (now.count(Phase.PRECOMMIT) >= quorum()) {
            armOnce(ConsensusTimeout.Kind.PRECOMMIT);
        }
    }

    /** The state after a block that a quorum votes for, once the block is here and found valid. */
    private Optional<Hash> validUtxo(Hash block, List<PublicKey> voters) {
        blocks.obtain(block, voters).ifPresent(effects::add);
        return blocks.verdict(block)
                .flatMap(verdict ->
                        switch (verdict) {
                            case BlockVerdict.Valid(Hash utxo) -> Optional.of(utxo);
                            case BlockVerdict.Invalid(String _) -> Optional.empty();
                        });
    }

    private void vote(Phase phase, Choice choice) {
        step =
                switch (phase) {
                    case PREVOTE -> ConsensusStep.PREVOTE;
                    case PRECOMMIT -> ConsensusStep.PRECOMMIT;
                };
        own.ifPresent(messages -> {
            Vote vote = messages.vote(round, phase, choice);
            votes.add(new VerifiedVote(vote)).ifPresent(this::report);
            send(vote);
        });
    }

    /** Sends what was signed just now: {@link #step} puts the record in front. */
    private void send(ConsensusMessage message) {
        signed = true;
        heard.add(own.orElseThrow().key());
        broadcast(message);
    }

    private void broadcast(ConsensusMessage message) {
        effects.add(new ConsensusEffect.Broadcast(message));
    }

    private void armOnce(ConsensusTimeout.Kind kind) {
        if (armed.add(kind)) {
            arm(kind, round);
        }
    }

    private void arm(ConsensusTimeout.Kind kind, int ofRound) {
        effects.add(
                new ConsensusEffect.Arm(
                        new ConsensusTimeout(context.height(), ofRound, kind),
                        timeouts.of(kind, ofRound)));
    }

    private int quorum() {
        return rules.quorum(context.members());
    }

    private ConsensusRecord record() {
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

    private void restore(ConsensusRecord record) {
        requireOwn(record);
        round = record.round();
        restoredStep = record.step();
        entry = record.entry();
        locked = record.locked();
        valid = record.valid();
        votes.enter(round);
        proposals.enter(round);
        valid.ifPresent(last -> blocks.add(last.block()));
        own.ifPresent(messages -> messages.restore(record));
        record.entry().forEach(vote -> votes.add(new VerifiedVote(vote)));
        record.votes().forEach(vote -> votes.add(new VerifiedVote(vote)));
        record.proposals()
                .forEach(proposal -> {
                    proposals.add(new VerifiedProposal(proposal));
                    blocks.add(proposal.block());
                });
    }

    private void requireOwn(ConsensusRecord record) {
        if (record.height() != context.height()) {
            throw new IllegalArgumentException(
                    "the consensus record is of height %d, not %d"
                            .formatted(record.height(), context.height()));
        }
        for (Vote vote : record.votes()) {
            if (own.filter(messages -> messages.key().equals(vote.voter())).isEmpty()) {
                throw new IllegalArgumentException(
                        "the consensus record holds votes of %s, which is not the key of this node: start it with that key"
                                .formatted(vote.voter()));
            }
        }
    }
}
