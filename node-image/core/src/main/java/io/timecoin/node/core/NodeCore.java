package io.timecoin.node.core;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.ConsensusEvent;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.masternode.HeartbeatView;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerEffect;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.peers.PeerInfo;
import io.timecoin.node.peers.PeerTable;
import io.timecoin.node.wire.BlockMessage;
import io.timecoin.node.wire.BlockMessage.BlockResponse;
import io.timecoin.node.wire.ConnectionMessage;
import io.timecoin.node.wire.ConsensusMessage;
import io.timecoin.node.wire.ExtensionMessage;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.ChainStatus;
import io.timecoin.node.wire.ExtensionMessage.GetCertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.GetChainStatus;
import io.timecoin.node.wire.FinalityMessage;
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.MasternodeMessage;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.TransactionMessage;
import io.timecoin.node.wire.TransactionMessage.TransactionBroadcast;
import io.timecoin.node.wire.UtxoMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The whole node as one state machine: an event and the time go in, effects come out in the order in which they must
 * happen. It has no clock, thread, socket or disk; one owner calls it, one event after the other. Equal events give equal
 * effects.
 *
 * <p>It composes the peer table, fetching of blocks and consensus, and brings each message to the part that it is for.
 */
public final class NodeCore {
    private final CurrentStep step = new CurrentStep();
    private final MemberActivity activity;
    private final LocalChain chain;
    private final PeerTable peers;
    private final ConsensusPeers consensusPeers;
    private final FinalityDriver finality;
    private final HeightDriver driver;
    private final ConsensusInbox consensus;
    private final QueryResponder responder;
    private final HeartbeatDriver heartbeats;
    private final SyncDriver sync;
    private final StatusView statusView;
    private MemberSet membersSeen;

    /** A node that goes on from what its store holds; it does nothing before {@link NodeEvent.Started}. */
    public NodeCore(NodeSettings settings, SignatureVerifier signatures, StoredChain found) {
        chain = new LocalChain(settings, signatures, found, step);
        activity =
                new MemberActivity(Duration.ofSeconds(settings.genesis().blockIntervalSeconds()));
        peers =
                new PeerTable(
                        settings.peers(),
                        settings.local(),
                        signatures,
                        chain.members().members().stream().map(Member::nodeId).toList());
        consensusPeers = new ConsensusPeers(peers, step);
        finality =
                new FinalityDriver(
                        settings,
                        chain,
                        found.finality(),
                        new FinalityPeers(peers, chain, step),
                        signatures,
                        this::mayApprove,
                        step);
        driver =
                new HeightDriver(
                        settings, chain, finality, found.record(), consensusPeers, activity, step);
        consensus = new ConsensusInbox(signatures, chain, driver, new HeightQuestions(step), step);
        responder = new QueryResponder(chain, finality);
        heartbeats = new HeartbeatDriver(settings, signatures, chain.members(), peers, step);
        membersSeen = chain.members();
        sync = new SyncDriver(settings, found, chain, finality, driver, consensus, activity, step);
        statusView = new StatusView(settings, chain, peers, driver, activity);
    }

    /** Takes one event at the given time and says what is to be done about it, in order. */
    public List<NodeEffect> step(NodeEvent event, Instant now) {
        step.begin(now);
        chain.beginStep();
        switch (event) {
            case NodeEvent.Started() -> start();
            case NodeEvent.Peers(PeerEvent peerEvent) -> perform(peers.step(peerEvent, now));
            case NodeEvent.Submitted(long ticket, Transaction transaction) ->
                    finality.submitted(ticket, transaction);
            case NodeEvent.TimerFired(NodeTimer timer) -> timerFired(timer);
        }
        goOn();
        return step.end();
    }

    /** What the node says of itself at the given time. */
    public NodeStatus status(Instant now) {
        return statusView.status(now, isSynced(), sync.status(now));
    }

    /** What is pending and final, and the state of outputs; by the owner of this machine only. */
    public Finality finality() {
        return finality.state();
    }

    /** What this node knows of the heartbeats of each masternode of the next height. */
    public List<HeartbeatView> heartbeats() {
        return heartbeats.view();
    }

    /** The committed block of a height with its certificate, also when it is not on disk yet. */
    public Optional<CertifiedBlock> block(long height) {
        return chain.block(height);
    }

    private void start() {
        step.report(new NodeReport.Restored(chain.height(), chain.head().hash()));
        finality.start();
        sync.start();
        heartbeats.due();
    }

    private void timerFired(NodeTimer timer) {
        switch (timer) {
            case NodeTimer.Peers(var peerTimer) ->
                    perform(peers.step(new PeerEvent.TimerFired(peerTimer), step.now()));
            case NodeTimer.Consensus(var timeout) -> driver.timedOut(timeout);
            case NodeTimer.Finality(var finalityTimer) -> finality.timedOut(finalityTimer);
            case NodeTimer.Sync(var syncTimer) -> sync.timedOut(syncTimer);
            case NodeTimer.HeartbeatDue() -> heartbeats.due();
            case NodeTimer.SlotOpens(long height) -> driver.slotDue(height);
        }
    }

    /** Called after every event: looks at where the node stands and does the next thing that can be done. */
    private void goOn() {
        chain.takeCommitted().forEach(finality::committed);
        driver.recheck();
        chain.takeCommitted().forEach(finality::committed);
        noticeMembers();
        sync.recheck();
        if (!sync.isIdle()) {
            return;
        }
        long next = chain.height() + 1;
        if (!driver.isDeciding(next) && (sync.hasHeardQuorum() || !driver.needsQuorum())) {
            driver.begin();
            consensus.begun(next);
        }
    }

    /** Blocks may have changed the masternodes: who is one now may send longer lines and counts at the start. */
    private void noticeMembers() {
        MemberSet members = chain.members();
        if (members.equals(membersSeen)) {
            return;
        }
        membersSeen = members;
        SortedSet<NodeId> nodes = new TreeSet<>();
        members.members().forEach(member -> nodes.add(member.nodeId()));
        perform(peers.step(new PeerEvent.MembersChanged(nodes), step.now()));
        sync.membersChanged(members, nodes);
        heartbeats.membersChanged(members);
        for (ConnectionId connection : peers.ready()) {
            peers.peer(connection).ifPresent(peer -> allowLines(connection, peer));
        }
    }

    private boolean mayApprove() {
        return sync.isIdle() && driver.mayApprove();
    }

    private boolean isSynced() {
        return sync.hasCaughtUp() && !driver.isHalted();
    }

    private void perform(List<PeerEffect> effects) {
        effects.forEach(this::perform);
    }

    private void perform(PeerEffect effect) {
        switch (effect) {
            case PeerEffect.Dial(var address) -> step.add(new NodeEffect.Dial(address));
            case PeerEffect.Send(ConnectionId to, Message message) -> step.send(to, message);
            case PeerEffect.Encrypt(ConnectionId connection, var last) ->
                    step.add(new NodeEffect.Encrypt(connection, last));
            case PeerEffect.Close(ConnectionId connection, CloseReason reason, String detail) ->
                    step.add(new NodeEffect.Close(connection, reason, detail));
            case PeerEffect.Arm(var timer, Duration delay) ->
                    step.arm(new NodeTimer.Peers(timer), delay);
            case PeerEffect.PeerReady(ConnectionId connection, PeerInfo peer) ->
                    ready(connection, peer);
            case PeerEffect.PeerGone(ConnectionId connection, _, _) -> gone(connection);
            case PeerEffect.Deliver(ConnectionId from, Message message) -> received(from, message);
            case PeerEffect.Report(var report) -> step.report(new NodeReport.Peers(report));
        }
    }

    private void ready(ConnectionId connection, PeerInfo peer) {
        allowLines(connection, peer);
        if (consensusPeers.speaksConsensus(connection)) {
            peer.nodeId().ifPresent(node -> sync.peerReady(connection, node, isMember(peer)));
        }
    }

    private void allowLines(ConnectionId connection, PeerInfo peer) {
        step.add(
                new NodeEffect.HandshakeDone(
                        connection,
                        isMember(peer) ? Limits.LINE_BYTES : Limits.STRANGER_LINE_BYTES));
    }

    private boolean isMember(PeerInfo peer) {
        return peer.publicKey().filter(chain::isVoter).isPresent();
    }

    private void gone(ConnectionId connection) {
        consensus.forget(connection);
        sync.peerGone(connection);
    }

    private void received(ConnectionId from, Message message) {
        switch (message) {
            case ConsensusMessage.ConsensusQuery query -> step.send(from, responder.answer(query));
            case ConsensusMessage consensusMessage -> receivedConsensus(from, consensusMessage);
            case ExtensionMessage extension -> receivedExtension(from, extension);
            case BlockResponse(Block block) ->
                    driver.received(block.height(), new ConsensusEvent.BlockFetched(block));
            case BlockMessage question ->
                    answer(from, responder.answer(question, takesShortLines(from)));
            case MasternodeMessage.HeartbeatBroadcast heartbeat ->
                    heartbeats.received(from, heartbeat);
            case MasternodeMessage.HeartbeatAttestation attestation ->
                    heartbeats.received(from, attestation);
            case MasternodeMessage question -> answer(from, responder.answer(question));
            case TransactionBroadcast broadcast -> finality.received(from, broadcast);
            case FinalityMessage finalityMessage -> finality.received(from, finalityMessage);
            case TransactionMessage question -> answer(from, responder.answer(question));
            case UtxoMessage question -> answer(from, responder.answer(question));
            case ConnectionMessage _ -> {}
        }
    }

    private boolean takesShortLines(ConnectionId peer) {
        return peers.peer(peer).filter(PeerInfo::takesShortLines).isPresent();
    }

    private void answer(ConnectionId to, Optional<? extends Message> answer) {
        answer.ifPresent(message -> step.send(to, message));
    }

    private void receivedConsensus(ConnectionId from, ConsensusMessage message) {
        if (!consensusPeers.speaksConsensus(from)) {
            return;
        }
        switch (message) {
            case ConsensusMessage.BlockProposal proposal ->
                    receivedOfMember(from, proposal, proposal.block().height());
            case ConsensusMessage.BlockVote vote -> receivedOfMember(from, vote, vote.height());
            case ConsensusMessage.BlockCommit commit -> receivedCertificate(from, commit);
            case ConsensusMessage.ConsensusQuery _, ConsensusMessage.ConsensusQueryResponse _ -> {}
        }
    }

    /** Members send what they sign themselves: nobody else can fill the buffers of proposals and votes. */
    private void receivedOfMember(ConnectionId from, ConsensusMessage message, long height) {
        if (peers.peer(from).filter(this::isMember).isPresent()) {
            consensus.received(from, message, height);
        } else {
            step.report(
                    new NodeReport.MessageRefused(
                            from, message.name() + " of a peer that is no masternode"));
        }
    }

    /** A certificate decides a height that this node is in, and proves that its sender has the block. */
    private void receivedCertificate(ConnectionId from, ConsensusMessage.BlockCommit commit) {
        consensus.received(from, commit, commit.height());
        proved(from, commit.height(), Optional.of(commit));
    }

    private void receivedExtension(ConnectionId from, ExtensionMessage message) {
        switch (message) {
            case GetChainStatus() -> step.send(from, chainStatus());
            case ChainStatus status -> proved(from, status.height(), status.certificate());
            case GetCertifiedBlocks(long start, long end) ->
                    answer(from, responder.certifiedBlocks(start, end));
            case ExtensionMessage.CertifiedBlocks(List<CertifiedBlockData> blocks) ->
                    sync.received(from, blocks);
            case ExtensionMessage.GetBlockProposal(long height, var block) ->
                    answer(from, driver.block(height, block).map(BlockResponse::new));
        }
    }

    private ChainStatus chainStatus() {
        return new ChainStatus(
                chain.height(),
                chain.head().hash(),
                chain.block(chain.height())
                        .filter(block -> block.height() > 0)
                        .map(block -> ConsensusWire.toWire(block.certificate())));
    }

    private void proved(
            ConnectionId from, long height, Optional<ConsensusMessage.BlockCommit> certificate) {
        Optional<String> fault = sync.faultOfHeight(height, certificate);
        if (fault.isPresent()) {
            step.report(new NodeReport.MessageRefused(from, fault.get()));
            return;
        }
        perform(peers.step(new PeerEvent.HeightLearned(from, height), step.now()));
        sync.proved(from, height);
    }
}
