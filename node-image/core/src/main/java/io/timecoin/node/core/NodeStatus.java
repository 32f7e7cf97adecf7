package io.timecoin.node.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.timecoin.node.peers.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a node says of itself, as {@code GET /status} shows it (rollout.md §7): operators of any version read it, so
 * fields are added and never change their meaning. Hashes and identities are lower-case hex.
 *
 * @param version the tag of the image that runs, e.g. {@code 1.0.1}
 * @param tier the tier's name, or {@link #NO_TIER}
 * @param clockOffsetMillis median of how far the peers' clocks are ahead of this one's at least, in milliseconds; 0 while
 *     no peer has told its time
 * @param synced whether the node has caught up with its peers and takes part in consensus
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NodeStatus(
        String version,
        String commit,
        String network,
        int protocolVersion,
        String nodeId,
        String name,
        String tier,
        Instant startedAt,
        double uptimeSeconds,
        boolean synced,
        long clockOffsetMillis,
        Sync sync,
        Chain chain,
        Consensus consensus,
        Handshakes handshakes,
        long connectionsLost,
        List<Peer> peers) {
    /** The tier of a node that is no masternode. */
    public static final String NO_TIER = "None";

    public NodeStatus {
        peers = List.copyOf(peers);
    }

    /** What the node does about blocks that it may lack. */
    public enum SyncState {
        /** It has just started and asks its peers how far their chains go. */
        ASKING,
        /** A peer has proved a longer chain, whose blocks are fetched. */
        FETCHING,
        /** No peer has proved a longer chain. */
        IDLE
    }

    /**
     * How far the node is with fetching blocks.
     *
     * @param target height that a peer has proved, or the node's own
     * @param blocksPerSecond since this fetching began; 0 while nothing is fetched
     * @param secondsLeft until the target at that rate; empty while no rate is known
     * @param backfillLeft old blocks that are still to be fetched, below those that are there
     */
    public record Sync(
            SyncState state,
            long target,
            double blocksPerSecond,
            OptionalDouble secondsLeft,
            long backfillLeft) {}

    /**
     * The chain as this node holds it.
     *
     * @param missedSlots slots h whose block committed after slot h + 1 had opened, since the process started
     * @param recent the highest blocks, newest first, at most {@value #RECENT}
     */
    public record Chain(
            String genesisHash,
            long height,
            String headHash,
            Instant headTime,
            long missedSlots,
            List<RecentBlock> recent) {
        /** Blocks shown, enough for any two live nodes to have one in common. */
        public static final int RECENT = 16;

        public Chain {
            recent = List.copyOf(recent);
        }
    }

    /**
     * One committed block.
     *
     * @param utxo digest of the UTXO accumulator after the block
     */
    public record RecentBlock(long height, String hash, String utxo) {}

    /**
     * The height being decided and who decides it.
     *
     * @param activeMasternodes members with a signed vote in the last three minutes, or two block intervals where
     *     those are longer, oneself included
     * @param height the height being decided
     * @param leader node id of the leader of the round
     */
    public record Consensus(
            int activeMasternodes,
            int totalMasternodes,
            int quorum,
            long height,
            int round,
            String step,
            String leader,
            List<MemberActivity> members) {
        public Consensus {
            members = List.copyOf(members);
        }
    }

    /**
     * What this node has seen of one member.
     *
     * @param lastSignedHeight highest height for which this node has seen a precommit of the member; 0 for none
     * @param lastHeartbeat when the member was last seen to sign anything
     */
    public record MemberActivity(
            String nodeId, String name, long lastSignedHeight, Optional<Instant> lastHeartbeat) {}

    /** Counts since the process started. */
    public record Handshakes(
            long begun, long completed, long failed, long refused, long duplicates) {}

    /**
     * One ready connection.
     *
     * @param height the peer's head as far as it said, 0 if it has not
     */
    public record Peer(
            String nodeId,
            String name,
            String address,
            Direction direction,
            boolean encrypted,
            double connectedSeconds,
            long height,
            String version,
            Optional<Double> rttMillis,
            long pongs,
            long missedPongs) {}
}
