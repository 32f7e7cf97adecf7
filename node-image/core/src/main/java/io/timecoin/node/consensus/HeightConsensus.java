package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tendermint for one height: Algorithm 1 of arXiv 1807.04938 with the choices of consensus.md §2.
 *
 * <p>It has no clock and does no input or output: {@link #step} takes an event and returns what is to be done, in order.
 * Not safe for use by several threads.
 */
public final class HeightConsensus {
    private final HeightContext context;
    private final Rules rules;
    private final Optional<OwnMessages> own;
    private final Outbox outbox;
    private final Rounds rounds;

    private final HeightVotes votes = new HeightVotes();
    private final ProposalBuffer proposals = new ProposalBuffer();
    private final KnownBlocks blocks = new KnownBlocks();
    private final SortedSet<PublicKey> heard = new TreeSet<>();

    private boolean slotOpen;
    private final Optional<ConsensusRecord> restored;
    private Optional<CommitCertificate> received = Optional.empty();
    private Optional<DecidedHeight> decided = Optional.empty();

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
        this.rules = rules;
        this.own =
                signer.filter(key -> context.members().contains(key.publicKey()))
                        .map(key -> new OwnMessages(context, key));
        this.outbox = new Outbox(context, timeouts);
        this.rounds = new Rounds(context, rules, own, votes, proposals, blocks, outbox);
        this.restored = restored;
        restored.ifPresent(this::restoreOwn);
    }

    private void restoreOwn(ConsensusRecord record) {
        if (record.height() != context.height()) {
            throw new IllegalArgumentException(
                    "the consensus record is of height %d, not %d"
                            .formatted(record.height(), context.height()));
        }
        for (Vote vote : record.votes()) {
            if (own.filter(messages -> messages.key().equals(vote.voter())).isEmpty()) {
                throw new IllegalArgumentException(
                        "the consensus record holds votes of %s: start the node with that key"
                                .formatted(vote.voter()));
            }
        }
        own.ifPresent(messages -> messages.restore(record));
    }

    /** Takes an event and returns what follows from it, to be done in this order. */
    public List<ConsensusEffect> step(ConsensusEvent event) {
        take(event);
        boolean changed = true;
        while (changed) {
            changed = decided.isEmpty() && (decide() || open() || rounds.advance());
        }
        if (decided.isEmpty()) {
            rounds.armVoteTimeouts();
        }
        return outbox.drain(rounds::record);
    }

    /** The height that this instance decides. */
    public long height() {
        return context.height();
    }

    /** The round that the node is in, from 0. */
    public int round() {
        return rounds.round();
    }

    /** Where the height stands, for operators. */
    public ConsensusView view() {
        int round = rounds.round();
        return new ConsensusView(
                context.height(),
                round,
                decided.isPresent() ? ConsensusStep.COMMIT : rounds.step(),
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
            case ConsensusEvent.BlockBuilt(Block block) -> {
                if (decided.isEmpty()) {
                    rounds.built(block);
                }
            }
            case ConsensusEvent.BlockChecked(Hash block, Validity validity) ->
                    blocks.judge(block, validity);
            case ConsensusEvent.BlockFetched(Block block) -> blocks.supply(block);
        }
    }

    private void onProposal(VerifiedProposal verified) {
        Proposal proposal = verified.proposal();
        heard.add(proposal.proposer());
        if (decided.isPresent()) {
            outbox.addAll(decided.get().answer(proposal.proposer()));
            return;
        }
        blocks.supply(proposal.block());
        if (proposals.add(verified)) {
            blocks.add(proposal.block());
        }
        outbox.report(proposals.evidence(verified));
    }

    private void onVote(VerifiedVote verified) {
        Vote vote = verified.vote();
        heard.add(vote.voter());
        if (decided.isPresent()) {
            outbox.addAll(decided.get().take(vote));
        } else {
            outbox.report(votes.add(verified));
        }
    }

    private void onCertificate(CommitCertificate certificate) {
        decided.ifPresent(height -> outbox.addAll(height.take(certificate)));
        received = received.or(() -> Optional.of(certificate));
    }

    private void onTimeout(ConsensusTimeout timeout) {
        if (timeout.height() != context.height()) {
            return;
        }
        if (timeout.kind() == ConsensusTimeout.Kind.RESEND) {
            outbox.arm(ConsensusTimeout.Kind.RESEND, 0);
        }
        decided.ifPresentOrElse(DecidedHeight::answerAgain, () -> timedOut(timeout));
    }

    private void timedOut(ConsensusTimeout timeout) {
        switch (timeout.kind()) {
            case PROPOSE -> rounds.proposeTimedOut(timeout.round());
            case PREVOTE -> rounds.prevoteTimedOut(timeout.round());
            case PRECOMMIT -> rounds.precommitTimedOut(timeout.round());
            case RESEND -> {
                blocks.askAgain();
                rounds.resend();
            }
        }
    }

    /** The slot opens by the clock, or on messages of so many members that one of them is honest. */
    private boolean open() {
        boolean due = slotOpen || heard.size() >= context.members().honestWitness();
        if (rounds.step() != ConsensusStep.IDLE || !due) {
            return false;
        }
        outbox.arm(ConsensusTimeout.Kind.RESEND, 0);
        restored.ifPresentOrElse(rounds::resume, rounds::start);
        return true;
    }

    /** Line 49: precommits of a quorum for a valid block, in any round; or a certificate of them. */
    private boolean decide() {
        Optional<CommitCertificate> certificate = received.or(this::certificateOfVotes);
        if (certificate.isEmpty()) {
            return false;
        }
        CommitCertificate commit = certificate.get();
        List<PublicKey> voters = commit.signatures().stream().map(CommitSignature::voter).toList();
        Optional<CheckedBlock> block = rounds.obtain(commit.block(), voters);
        block.ifPresent(checked -> {
            decided = Optional.of(new DecidedHeight(commit));
            outbox.add(new ConsensusEffect.Decided(checked.block(), commit));
        });
        return block.isPresent();
    }

    private Optional<CommitCertificate> certificateOfVotes() {
        return votes.commit(rules.quorum(context.members())).map(this::certificateOf);
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
}
