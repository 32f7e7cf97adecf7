package io.timecoin.node.core;

import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.ConsensusStep;
import io.timecoin.node.consensus.ConsensusView;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerCounters;
import io.timecoin.node.peers.PeerStatus;
import io.timecoin.node.peers.PeerTable;
import io.timecoin.node.peers.PeersSnapshot;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts together what a node says of itself (rollout.md §7), from memory alone. */
final class StatusView {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final NodeSettings settings;
    private final LocalChain chain;
    private final PeerTable peers;
    private final HeightDriver driver;
    private final MemberActivity activity;

    StatusView(
            NodeSettings settings,
            LocalChain chain,
            PeerTable peers,
            HeightDriver driver,
            MemberActivity activity) {
        this.settings = settings;
        this.chain = chain;
        this.peers = peers;
        this.driver = driver;
        this.activity = activity;
    }

    NodeStatus status(Instant now, boolean synced, NodeStatus.Sync sync) {
        LocalNode local = settings.local();
        Instant startedAt = Instant.ofEpochMilli(local.startMillis());
        PeersSnapshot snapshot = peers.snapshot();
        return new NodeStatus(
                local.version(),
                settings.commit(),
                local.network(),
                Handshake.PROTOCOL_VERSION,
                local.id().toHex(),
                local.name(),
                tier(local.signer().publicKey()),
                startedAt,
                seconds(startedAt, now),
                synced,
                clockOffsetMillis(snapshot),
                sync,
                chainStatus(),
                consensusStatus(now),
                handshakes(snapshot.counters()),
                snapshot.counters().connectionsLost(),
                snapshot.peers().stream().map(peer -> peerStatus(peer, now)).toList());
    }

    private static long clockOffsetMillis(PeersSnapshot snapshot) {
        List<Duration> offsets =
                snapshot.peers().stream()
                        .flatMap(peer -> peer.clockOffset().stream())
                        .sorted()
                        .toList();
        return offsets.isEmpty() ? 0 : offsets.get(offsets.size() / 2).toMillis();
    }

    private String tier(PublicKey own) {
        return chain.members()
                .find(own)
                .map(member -> member.tier().wireName())
                .orElse(NodeStatus.NO_TIER);
    }

    private NodeStatus.Chain chainStatus() {
        return new NodeStatus.Chain(
                chain.chainId().toHex(),
                chain.height(),
                chain.head().hash().toHex(),
                Instant.ofEpochSecond(chain.head().timestamp()),
                driver.missedSlots(),
                chain.recent().stream().map(StatusView::recent).toList());
    }

    private static NodeStatus.RecentBlock recent(CertifiedBlock block) {
        return new NodeStatus.RecentBlock(
                block.height(), block.block().hash().toHex(), block.certificate().utxo().toHex());
    }

    private NodeStatus.Consensus consensusStatus(Instant now) {
        Optional<ConsensusView> view = driver.view();
        PublicKey leader = view.map(ConsensusView::leader).orElseGet(() -> chain.next().leader(0));
        return new NodeStatus.Consensus(
                activity.active(chain.members(), now),
                chain.members().size(),
                chain.members().quorum(),
                chain.height() + 1,
                view.map(ConsensusView::round).orElse(0),
                view.map(ConsensusView::step).orElse(ConsensusStep.IDLE).displayName(),
                NodeId.of(leader).toHex(),
                activity.status(chain.members()));
    }

    private static NodeStatus.Handshakes handshakes(PeerCounters counters) {
        return new NodeStatus.Handshakes(
                counters.begun(),
                counters.completed(),
                counters.failed(),
                counters.refused(),
                counters.duplicates());
    }

    private NodeStatus.Peer peerStatus(PeerStatus peer, Instant now) {
        return new NodeStatus.Peer(
                peer.peer().nodeId().map(NodeId::toHex).orElse(""),
                name(peer),
                peer.peer().address().toString(),
                peer.peer().direction(),
                peer.peer().encrypted(),
                seconds(peer.connectedSince(), now),
                peer.height().orElse(0),
                peer.peer().version(),
                peer.roundTrip().map(trip -> trip.toNanos() / NANOS_PER_MILLI),
                peer.pongs(),
                peer.missedPongs());
    }

    /** The chain's name for a member; what a peer calls itself may be anything. */
    private String name(PeerStatus peer) {
        return peer.peer()
                .publicKey()
                .flatMap(chain.members()::find)
                .map(Member::name)
                .orElse(peer.peer().name());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }
}
