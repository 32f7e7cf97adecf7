package io.timecoin.node.core;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusEffect;
import io.timecoin.node.consensus.ConsensusEvent;
import io.timecoin.node.consensus.ConsensusMessage;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusTimeout;
import io.timecoin.node.consensus.ConsensusView;
import io.timecoin.node.consensus.HeightConsensus;
import io.timecoin.node.consensus.HeightContext;
import io.timecoin.node.consensus.Phase;
import io.timecoin.node.consensus.VerifiedVote;
import io.timecoin.node.consensus.Vote;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs consensus height after height on top of the chain: the height being decided, and the one decided last, which
 * still collects precommits and answers those who have not decided it yet (consensus.md §2).
 */
final class HeightDriver {
    /** Longest wait for a slot without a look at the clock, which may be put right meanwhile. */
    private static final Duration LOOK_AT_CLOCK = Duration.ofSeconds(10);

    private final NodeSettings settings;
    private final LocalChain chain;
    private final FinalityDriver finality;
    private final BlockChecks checks;
    private final ConsensusPeers peers;
    private final MemberActivity activity;
    private final CurrentStep step;
    private final Signer own;
    private final Abstention abstention;
    private final BlockBudget budget;
    private Optional<ConsensusRecord> restored;
    private Optional<HeightConsensus> deciding = Optional.empty();
    private Optional<HeightConsensus> decided = Optional.empty();
    private boolean byCertificate;
    private int reportedRound;
    private long missedSlots;
    private boolean halted;

    HeightDriver(
            NodeSettings settings,
            LocalChain chain,
            FinalityDriver finality,
            Optional<ConsensusRecord> restored,
            ConsensusPeers peers,
            MemberActivity activity,
            CurrentStep step) {
        this.settings = settings;
        this.chain = chain;
        this.finality = finality;
        this.checks = new BlockChecks(chain, finality);
        this.restored = restored;
        this.peers = peers;
        this.activity = activity;
        this.step = step;
        this.budget =
                new BlockBudget(Duration.ofSeconds(settings.genesis().blockIntervalSeconds()));
        this.own = settings.local().signer();
        this.abstention =
                new Abstention(chain, settings.local().signer().publicKey(), restored.isPresent());
    }

    /** Whether a quorum of the members must say how far their chains go before a height may begin. */
    boolean needsQuorum() {
        return abstention.needsQuorum();
    }

    /** Whether nothing speaks against approvals with this node's key, if it is a masternode's. */
    boolean mayApprove() {
        return !halted && abstention.allowsApprovals(chain.height());
    }

    /** Looks again at blocks that waited for certificates. */
    void recheck() {
        checks.due().forEach(this::feed);
    }

    /** Begins the height above the head, unless it has begun. Its slot opens by a timer, at once if its time has come. */
    void begin() {
        HeightContext next = chain.next();
        if (halted || isDeciding(next.height())) {
            return;
        }
        Optional<ConsensusRecord> record =
                restored.filter(found -> found.height() == next.height());
        boolean signedAbove = restored.filter(found -> found.height() > next.height()).isPresent();
        if (!signedAbove) {
            restored = Optional.empty();
        }
        byCertificate = false;
        reportedRound = 0;
        checks.clear();
        // A node whose blocks were reset only follows, up to the height at which its key signed
        // last: a record of a lower height would take the place of that one.
        Optional<Signer> signer =
                Optional.of(own)
                        .filter(key -> next.members().contains(key.publicKey()))
                        .filter(_ -> !signedAbove && abstention.allows(next.height()));
        deciding = Optional.of(new HeightConsensus(next, signer, settings.timeouts(), record));
        awaitSlot(next.height());
    }

    private void awaitSlot(long height) {
        Duration wait = Duration.between(step.now(), slot(height));
        Duration atMost = wait.compareTo(LOOK_AT_CLOCK) < 0 ? wait : LOOK_AT_CLOCK;
        step.arm(new NodeTimer.SlotOpens(height), atMost.isNegative() ? Duration.ZERO : atMost);
    }

    /** The chain grew by a fetched block: what was being decided may have been decided by others. */
    void overtaken() {
        deciding = deciding.filter(current -> current.height() > chain.height());
    }

    boolean isDeciding(long height) {
        return deciding.filter(current -> current.height() == height).isPresent();
    }

    /** The time to look whether the slot of the height has opened. */
    void slotDue(long height) {
        if (!isDeciding(height)) {
            return;
        }
        if (step.now().isBefore(slot(height))) {
            awaitSlot(height);
        } else {
            feed(new ConsensusEvent.SlotOpened());
        }
    }

    void timedOut(ConsensusTimeout timeout) {
        if (isDeciding(timeout.height())) {
            if (timeout.kind() == ConsensusTimeout.Kind.RESEND) {
                checks.askAgain();
            }
            feed(new ConsensusEvent.TimeoutFired(timeout));
        } else {
            feedDecided(timeout.height(), new ConsensusEvent.TimeoutFired(timeout));
        }
    }

    /** A checked message for the height being decided, or for the one decided last. */
    void received(long height, ConsensusEvent event) {
        if (event instanceof ConsensusEvent.VoteReceived(VerifiedVote vote)) {
            seen(vote.vote());
        }
        if (isDeciding(height)) {
            if (event instanceof ConsensusEvent.CertificateReceived(var certificate)) {
                byCertificate = true;
                checks.trust(certificate.certificate().block());
            }
            feed(event);
            recheck();
        } else {
            feedDecided(height, event);
        }
    }

    /** A block of the height being decided that others vote for, if this node has it. */
    Optional<Block> block(long height, Hash hash) {
        return deciding.filter(current -> current.height() == height)
                .flatMap(current -> current.block(hash));
    }

    /** Where the height stands that is being decided, or was decided last. */
    Optional<ConsensusView> view() {
        return deciding.map(HeightConsensus::view);
    }

    /** Whether the height was decided last, by consensus, and still answers. */
    boolean isLastDecided(long height) {
        return lastDecided(height).isPresent();
    }

    long missedSlots() {
        return missedSlots;
    }

    boolean isHalted() {
        return halted;
    }

    private Optional<HeightConsensus> lastDecided(long height) {
        return decided.filter(last -> height == chain.height() && last.height() == height);
    }

    private void feedDecided(long height, ConsensusEvent event) {
        lastDecided(height).ifPresent(last -> perform(last.step(event)));
    }

    private void feed(ConsensusEvent event) {
        deciding.ifPresent(current -> perform(event, current.step(event)));
        deciding.filter(current -> current.round() > reportedRound)
                .map(HeightConsensus::view)
                .ifPresent(this::reportRound);
    }

    /** A timeout that comes too late has no effects. */
    private void perform(ConsensusEvent event, List<ConsensusEffect> effects) {
        if (event instanceof ConsensusEvent.TimeoutFired(var timeout) && !effects.isEmpty()) {
            step.report(new NodeReport.TimedOut(timeout));
        }
        perform(effects);
    }

    private void perform(List<ConsensusEffect> effects) {
        effects.forEach(this::perform);
    }

    private void perform(ConsensusEffect effect) {
        switch (effect) {
            case ConsensusEffect.Persist(ConsensusRecord record) ->
                    step.add(new NodeEffect.Persist(record.toBytes()));
            case ConsensusEffect.Broadcast(ConsensusMessage message) -> {
                ownMessage(message);
                peers.broadcast(message);
            }
            case ConsensusEffect.Send(PublicKey to, ConsensusMessage message) ->
                    peers.send(to, message);
            case ConsensusEffect.Arm(ConsensusTimeout timeout, Duration after) ->
                    step.arm(new NodeTimer.Consensus(timeout), after);
            case ConsensusEffect.BuildBlock(int round) ->
                    feed(
                            new ConsensusEvent.BlockBuilt(
                                    chain.buildNext(finality.includable(budget.bytes(round)))));
            case ConsensusEffect.CheckBlock(Block block) -> {
                checks.add(block);
                recheck();
            }
            case ConsensusEffect.RequestBlock(Hash block, List<PublicKey> from) ->
                    peers.requestBlock(chain.height() + 1, block, from);
            case ConsensusEffect.Decided(Block block, CommitCertificate certificate) ->
                    commit(new CertifiedBlock(block, certificate));
            case ConsensusEffect.CertificateGrown(CommitCertificate certificate) ->
                    grow(certificate);
            case ConsensusEffect.FoundEvidence(var evidence) ->
                    step.report(new NodeReport.EvidenceFound(evidence));
            case ConsensusEffect.Halted(String sentence) -> halt(sentence);
        }
    }

    private void commit(CertifiedBlock block) {
        Optional<String> refusal = chain.commit(block, finality.state()::isSigned);
        if (refusal.isPresent()) {
            halt("a decided block cannot be committed: " + refusal.get());
            return;
        }
        decided = deciding;
        deciding = Optional.empty();
        CommitCertificate certificate = block.certificate();
        activity.signedHeight(certificate);
        boolean missed = !byCertificate && step.now().isAfter(slot(block.height() + 1));
        if (missed) {
            missedSlots++;
        }
        Duration took = Duration.between(slot(block.height()), step.now());
        budget.decided(BlockBudget.bytes(block.block()), certificate.round(), took);
        step.report(
                new NodeReport.BlockCommitted(
                        block.height(),
                        block.block().hash(),
                        certificate.round(),
                        certificate.signatures().size(),
                        took,
                        missed));
    }

    private void grow(CommitCertificate certificate) {
        if (certificate.height() == chain.height()) {
            chain.growCertificate(certificate);
        }
    }

    private void halt(String reason) {
        halted = true;
        step.report(new NodeReport.Halted(reason));
        step.add(new NodeEffect.Halt(reason));
    }

    private Instant slot(long height) {
        return settings.genesis().slotTime(height);
    }

    private void ownMessage(ConsensusMessage message) {
        if (message instanceof Vote vote) {
            seen(vote);
        }
    }

    private void seen(Vote vote) {
        activity.signed(vote.voter(), step.now());
        if (vote.phase() == Phase.PRECOMMIT && vote.block().isPresent()) {
            activity.signedHeight(vote.voter(), vote.height());
        }
    }

    private void reportRound(ConsensusView view) {
        reportedRound = view.round();
        step.report(new NodeReport.RoundStarted(view.height(), view.round(), name(view.leader())));
    }

    private String name(PublicKey member) {
        return chain.members().find(member).map(Member::name).orElseGet(member::toHex);
    }
}
