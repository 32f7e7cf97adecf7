package io.timecoin.node.sync;

import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.sync.SyncEffect.Arm;
import io.timecoin.node.sync.SyncEffect.AskBlocks;
import io.timecoin.node.sync.SyncEffect.AskStatus;
import io.timecoin.node.sync.SyncEffect.Blame;
import io.timecoin.node.sync.SyncTimer.AskedLongEnough;
import io.timecoin.node.sync.SyncTimer.BackfillExpired;
import io.timecoin.node.sync.SyncTimer.RequestExpired;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out which blocks the node lacks and fetches them (consensus.md §2: sync comes first).
 *
 * <p>At start it asks every peer how far its chain goes, until a quorum of the members (oneself included) answered, and
 * for at most {@link SyncSettings#askAtMost}. Only a height that a peer has proved by a certificate counts. Missing
 * blocks are asked for in ranges, one request a peer, several peers side by side; what arrives is appended in order and
 * checked on the way. A peer that does not answer in time or sends a block that does not follow loses its proof, and its
 * range goes to another; the second is its fault beyond doubt and is blamed on it.
 *
 * <p>A peer that holds up the others is not waited for: another is asked for the same blocks. Who was slow or at fault is
 * asked after all others, also when it comes back over another connection.
 *
 * <p>A trusted block is a target before any peer has proved one. When nothing is missing above, {@link Backfill} fetches
 * what is missing below.
 *
 * <p>Every change ends in {@link #advance}, which looks at the state and does what can be done next.
 */
public final class BlockSync {
    private final SyncSettings settings;
    private int quorum;
    private boolean ownMember;
    private final BlockAppender appender;
    private final Backfill backfill;
    private final NavigableMap<ConnectionId, SyncPeer> peers = new TreeMap<>();
    private final NavigableMap<Long, Fetched> fetched = new TreeMap<>();
    private final FaultMemory faults = new FaultMemory();
    private long head;
    private long proven;
    private long answers;
    private boolean asking = true;

    private record Fetched(CertifiedBlock block, ConnectionId from) {}

    /**
     * Starts with the chain as it stands on disk.
     *
     * @param head height of the highest committed block
     * @param quorum members that must have answered before the node stops asking, oneself included if a member
     */
    public BlockSync(
            SyncSettings settings,
            long head,
            int quorum,
            boolean ownMember,
            BlockAppender appender,
            Backfill backfill) {
        this.settings = settings;
        this.head = head;
        this.quorum = quorum;
        this.ownMember = ownMember;
        this.appender = appender;
        this.backfill = backfill;
    }

    /** The node has started: from now it asks, for a limited time. */
    public List<SyncEffect> start() {
        List<SyncEffect> effects = new ArrayList<>();
        effects.add(new Arm(new AskedLongEnough(), settings.askAtMost()));
        advance(effects);
        return effects;
    }

    /** A peer that serves certified blocks completed its handshake. */
    public List<SyncEffect> peerReady(ConnectionId peer, NodeId node, boolean member) {
        peers.put(peer, SyncPeer.connected(node, member, faults.of(node)));
        backfill.peerReady(peer);
        return List.of(new AskStatus(peer));
    }

    /**
     * Blocks have changed the masternodes.
     *
     * @param newQuorum members that must have answered
     * @param isMember whether this node is one now
     */
    public void membersChanged(int newQuorum, boolean isMember, Set<NodeId> members) {
        quorum = newQuorum;
        ownMember = isMember;
        peers.replaceAll((id, peer) -> peer.asMember(members.contains(peer.node())));
    }

    /** A connection ended; what was asked of it is asked of another. */
    public List<SyncEffect> peerGone(ConnectionId peer) {
        List<SyncEffect> effects = new ArrayList<>();
        SyncPeer gone = peers.remove(peer);
        if (gone != null) {
            faults.remember(gone.node(), gone.faults());
            backfill.peerGone(peer);
            advance(effects);
        }
        return effects;
    }

    /** The peer showed a valid certificate of this height, or said that its chain has height 0. */
    public List<SyncEffect> proved(ConnectionId peer, long height) {
        List<SyncEffect> effects = new ArrayList<>();
        if (peers.computeIfPresent(peer, (id, known) -> known.proved(height)) != null) {
            advance(effects);
        }
        return effects;
    }

    /** The peer sent certified blocks, asked for or not; those not asked of it are ignored. */
    public List<SyncEffect> received(ConnectionId peer, List<CertifiedBlock> blocks) {
        List<SyncEffect> effects = new ArrayList<>();
        Optional<BlockRange> range = requestOf(peer);
        if (backfill.isAnswer(peer, blocks)) {
            backfill.received(blocks, effects);
            advance(effects);
            return effects;
        }
        if (range.isEmpty()) {
            return effects;
        }
        List<CertifiedBlock> wanted =
                blocks.stream().filter(block -> range.get().contains(block.height())).toList();
        if (wanted.isEmpty()) {
            blame(
                    peer,
                    "sent none of the blocks " + range.get().start() + " to " + range.get().end(),
                    effects);
        } else {
            answers++;
            peers.computeIfPresent(peer, (id, known) -> known.idle());
            wanted.forEach(block -> fetched.putIfAbsent(block.height(), new Fetched(block, peer)));
        }
        advance(effects);
        return effects;
    }

    /** The chain grew without this class, by consensus. */
    public List<SyncEffect> committed(long height) {
        List<SyncEffect> effects = new ArrayList<>();
        if (height > head) {
            head = height;
            advance(effects);
        }
        return effects;
    }

    /** A timer that this class armed has fired. */
    public List<SyncEffect> timerFired(SyncTimer timer) {
        List<SyncEffect> effects = new ArrayList<>();
        switch (timer) {
            case AskedLongEnough() -> asking = false;
            case BackfillExpired(ConnectionId peer, long end) -> backfill.expired(peer, end);
            case RequestExpired(ConnectionId peer, long start) -> {
                if (requestOf(peer).filter(range -> range.start() == start).isPresent()) {
                    peers.computeIfPresent(peer, (id, known) -> known.atFault());
                    effects.add(new AskStatus(peer));
                }
            }
        }
        advance(effects);
        return effects;
    }

    /** Whether the node still waits to hear how far the chain goes. */
    public boolean isAsking() {
        return asking;
    }

    /** Whether a quorum of the members, oneself included if a member, has said how far their chains go. */
    public boolean hasHeardQuorum() {
        return answeredMembers() >= quorum;
    }

    /** Height that some peer proved or the operator knows of and this node lacks, or its own head. */
    public long target() {
        return Math.max(head, Math.max(proven, trustedHeight()));
    }

    /** Whether the node has caught up, but for a block that the others may just have decided. */
    public boolean hasCaughtUp() {
        return !asking && head >= trustedHeight() && head >= target() - 1;
    }

    private long trustedHeight() {
        return settings.trusted().map(TrustedBlock::height).orElse(0L);
    }

    /** Old blocks that are still to be fetched. */
    public long backfillLeft() {
        return backfill.left(head);
    }

    /** Whether this node's head is below what a peer has proved or the operator knows of. */
    public boolean isBehind() {
        return head < target();
    }

    private void advance(List<SyncEffect> effects) {
        appendInOrder(effects);
        proven = peers.values().stream().mapToLong(SyncPeer::provenHeight).max().orElse(0);
        requestMissing(effects);
        if (asking && !isBehind() && hasHeardQuorum()) {
            asking = false;
        }
        if (!asking && !isBehind()) {
            backfill.advance(head, effects);
        }
    }

    private void appendInOrder(List<SyncEffect> effects) {
        fetched.headMap(head, true).clear();
        for (Fetched next = fetched.remove(head + 1);
                next != null;
                next = fetched.remove(head + 1)) {
            Optional<String> refusal = appender.append(next.block());
            if (refusal.isPresent()) {
                fetched.clear();
                blame(next.from(), refusal.get(), effects);
                return;
            }
            head++;
        }
    }

    private void requestMissing(List<SyncEffect> effects) {
        long last =
                Math.min(
                        target(),
                        head
                                + (long) SyncSettings.REQUESTS_AHEAD
                                        * SyncSettings.BLOCKS_PER_REQUEST);
        long next = nextMissing(head + 1);
        while (next <= last) {
            BlockRange range =
                    new BlockRange(
                            next, Math.min(last, endOfGap(next, SyncSettings.BLOCKS_PER_REQUEST)));
            Optional<ConnectionId> peer = idlePeerWith(range);
            if (peer.isEmpty()) {
                return;
            }
            request(peer.get(), range, effects);
            next = nextMissing(range.end() + 1);
        }
        overtakeSlowPeer(effects);
    }

    /** Who holds up all others while they wait with what lies above is asked no longer alone, and later than others. */
    private void overtakeSlowPeer(List<SyncEffect> effects) {
        List<Map.Entry<ConnectionId, SyncPeer>> asked =
                peers.entrySet().stream()
                        .filter(peer -> peer.getValue().isAsked(head + 1))
                        .toList();
        if (asked.size() != 1
                || answers - asked.getFirst().getValue().askedAfter() < SyncSettings.OVERTAKEN_BY) {
            return;
        }
        BlockRange range = asked.getFirst().getValue().request().orElseThrow();
        Optional<ConnectionId> faster = idlePeerWith(range);
        if (faster.isPresent()) {
            peers.computeIfPresent(asked.getFirst().getKey(), (id, slow) -> slow.demoted());
            request(faster.get(), range, effects);
        }
    }

    private void request(ConnectionId peer, BlockRange range, List<SyncEffect> effects) {
        peers.computeIfPresent(peer, (id, known) -> known.asked(range, answers));
        effects.add(new AskBlocks(peer, range.start(), range.end()));
        effects.add(new Arm(new RequestExpired(peer, range.start()), settings.requestTimeout()));
    }

    private long nextMissing(long height) {
        long next = height;
        while (isOnItsWay(next)) {
            next++;
        }
        return next;
    }

    private long endOfGap(long start, int most) {
        long end = start;
        while (end - start + 1 < most && !isOnItsWay(end + 1)) {
            end++;
        }
        return end;
    }

    private boolean isOnItsWay(long height) {
        return fetched.containsKey(height)
                || peers.values().stream()
                        .flatMap(peer -> peer.request().stream())
                        .anyMatch(range -> range.contains(height));
    }

    /** Peers that have the first block of the range will do: they answer with as many as they have. */
    private Optional<ConnectionId> idlePeerWith(BlockRange range) {
        return peers.entrySet().stream()
                .filter(entry -> entry.getValue().request().isEmpty())
                .filter(entry -> entry.getValue().provenHeight() >= range.start())
                .min(Comparator.comparingInt(entry -> entry.getValue().faults()))
                .map(Map.Entry::getKey);
    }

    private Optional<BlockRange> requestOf(ConnectionId peer) {
        return Optional.ofNullable(peers.get(peer)).flatMap(SyncPeer::request);
    }

    private void blame(ConnectionId peer, String reason, List<SyncEffect> effects) {
        peers.computeIfPresent(peer, (id, known) -> known.atFault());
        effects.add(new Blame(peer, reason));
    }

    private int answeredMembers() {
        long others =
                peers.values().stream().filter(peer -> peer.member() && peer.answered()).count();
        return (int) others + (ownMember ? 1 : 0);
    }
}
