package io.timecoin.node.core;

import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.consensus.Verification;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.sync.Backfill;
import io.timecoin.node.sync.BlockSync;
import io.timecoin.node.sync.SyncEffect;
import io.timecoin.node.sync.SyncTimer;
import io.timecoin.node.wire.ConsensusMessage;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.GetCertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.GetChainStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fetches the blocks that this node lacks, proves each by its certificate and puts it on the chain. */
final class SyncDriver {
    private final LocalChain chain;
    private final FinalityDriver finality;
    private final HeightDriver driver;
    private final ConsensusInbox consensus;
    private final MemberActivity activity;
    private final CurrentStep step;
    private final PublicKey own;
    private final BlockSync sync;
    private final SyncProgress progress = new SyncProgress();

    SyncDriver(
            NodeSettings settings,
            StoredChain found,
            LocalChain chain,
            FinalityDriver finality,
            HeightDriver driver,
            ConsensusInbox consensus,
            MemberActivity activity,
            CurrentStep step) {
        this.chain = chain;
        this.finality = finality;
        this.driver = driver;
        this.consensus = consensus;
        this.activity = activity;
        this.step = step;
        own = settings.local().signer().publicKey();
        sync =
                new BlockSync(
                        settings.sync(),
                        chain.height(),
                        chain.members().quorum(),
                        chain.members().contains(own),
                        this::append,
                        new Backfill(
                                settings.sync(),
                                found.lowest(),
                                chain.below(found.lowest()),
                                this::faultOfOld));
    }

    void start() {
        perform(sync.start());
    }

    void timedOut(SyncTimer timer) {
        perform(sync.timerFired(timer));
    }

    void peerReady(ConnectionId peer, NodeId node, boolean isMember) {
        perform(sync.peerReady(peer, node, isMember));
    }

    void peerGone(ConnectionId peer) {
        perform(sync.peerGone(peer));
    }

    void membersChanged(MemberSet members, Set<NodeId> nodes) {
        sync.membersChanged(members.quorum(), members.contains(own), nodes);
    }

    /** The chain may have grown since the last call. */
    void recheck() {
        perform(sync.committed(chain.height()));
        reportProgress();
    }

    /** Whether there is nothing to fetch or to wait for before the next height is decided. */
    boolean isIdle() {
        return !sync.isAsking() && !sync.isBehind();
    }

    boolean hasHeardQuorum() {
        return sync.hasHeardQuorum();
    }

    boolean hasCaughtUp() {
        return sync.hasCaughtUp();
    }

    NodeStatus.Sync status(Instant now) {
        return progress.status(
                sync.isAsking(), chain.height(), sync.target(), sync.backfillLeft(), now);
    }

    /**
     * What is wrong with a peer's word that it has this height: one above this node's head counts only with a
     * certificate that holds.
     */
    Optional<String> faultOfHeight(
            long height, Optional<ConsensusMessage.BlockCommit> certificate) {
        if (height <= chain.height()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || certificate.get().height() != height) {
            return Optional.of("the height " + height + " comes without its certificate");
        }
        return switch (ConsensusWire.parse(certificate.get())) {
            case Verification.Ok<CommitCertificate>(CommitCertificate parsed) ->
                    consensus.faultOfProof(parsed);
            case Verification.Refused<CommitCertificate>(_, String sentence) ->
                    Optional.of(sentence);
        };
    }

    /** The peer has this height. */
    void proved(ConnectionId peer, long height) {
        perform(sync.proved(peer, height));
    }

    void received(ConnectionId from, List<CertifiedBlockData> data) {
        List<CertifiedBlock> blocks =
                data.stream().flatMap(block -> certified(block).stream()).toList();
        perform(sync.received(from, blocks));
    }

    private static Optional<CertifiedBlock> certified(CertifiedBlockData data) {
        return switch (ConsensusWire.parse(data.certificate())) {
            case Verification.Ok<CommitCertificate>(CommitCertificate parsed) ->
                    Optional.of(new CertifiedBlock(data.block(), parsed));
            case Verification.Refused<CommitCertificate> _ -> Optional.empty();
        };
    }

    private void reportProgress() {
        boolean behind = sync.isBehind();
        if (behind && !progress.isFetching()) {
            progress.begin(step.now(), chain.height());
            step.report(new NodeReport.SyncStarted(chain.height(), sync.target()));
        } else if (!behind && progress.isFetching()) {
            progress.end();
            step.report(new NodeReport.SyncFinished(chain.height()));
        }
    }

    /** Puts a fetched block on top of the chain: its certificate first, then the rules. */
    private Optional<String> append(CertifiedBlock block) {
        Optional<String> refusal =
                faultOfCertificate(block).or(() -> chain.commit(block, finality.state()::isSigned));
        if (refusal.isEmpty()) {
            driver.overtaken();
            activity.signedHeight(block.certificate());
            step.report(new NodeReport.BlockSynced(block.height(), block.block().hash()));
        }
        return refusal;
    }

    private Optional<String> faultOfCertificate(CertifiedBlock block) {
        return block.certificate().block().equals(block.block().hash())
                        && block.certificate().height() == block.height()
                ? consensus.faultOf(block.certificate())
                : Optional.of("its certificate is of another block");
    }

    /** What is wrong with an old block, whose header is known to be right. */
    private Optional<String> faultOfOld(CertifiedBlock block) {
        // Where masternodes change, those of old heights are not known: the hashes above prove the
        // block.
        Optional<String> fault =
                chain.mayChangeMembers() ? Optional.empty() : faultOfCertificate(block);
        return fault.or(() -> BlockRules.faultOfBody(block.block()));
    }

    private void perform(List<SyncEffect> effects) {
        effects.forEach(this::perform);
    }

    private void perform(SyncEffect effect) {
        switch (effect) {
            case SyncEffect.AskStatus(ConnectionId peer) -> step.send(peer, new GetChainStatus());
            case SyncEffect.AskBlocks(ConnectionId peer, long start, long end) ->
                    step.send(peer, new GetCertifiedBlocks(start, end));
            case SyncEffect.KeepOld(CertifiedBlock block) -> {
                step.add(new NodeEffect.KeepOld(block));
                step.report(new NodeReport.OldBlockKept(block.height()));
            }
            case SyncEffect.Arm(var timer, Duration delay) ->
                    step.arm(new NodeTimer.Sync(timer), delay);
            case SyncEffect.Blame(ConnectionId peer, String reason) ->
                    step.add(new NodeEffect.Close(peer, CloseReason.BAD_BLOCKS, reason));
        }
    }
}
