package io.timecoin.operator.rollout.network;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node's answer to {@code GET /status} (rollout.md §7). Fields that are not known are skipped and absent ones read as
 * empty or zero, so that an operator understands nodes of other versions. Hashes and identities are lower-case hex.
 *
 * @param tier the tier's name, or {@code None} for a node that is no masternode
 * @param synced whether the node has caught up and takes part in consensus
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeStatus(
        String version,
        String network,
        int protocolVersion,
        String nodeId,
        String name,
        String tier,
        boolean synced,
        double uptimeSeconds,
        Chain chain,
        Consensus consensus,
        Handshakes handshakes,
        long connectionsLost,
        List<Peer> peers) {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    public NodeStatus {
        version = requireNonNullElse(version, "");
        network = requireNonNullElse(network, "");
        nodeId = requireNonNullElse(nodeId, "");
        name = requireNonNullElse(name, "");
        tier = requireNonNullElse(tier, "");
        chain = requireNonNullElse(chain, Chain.EMPTY);
        consensus = requireNonNullElse(consensus, Consensus.EMPTY);
        handshakes = requireNonNullElse(handshakes, Handshakes.NONE);
        peers = peers == null ? List.of() : List.copyOf(peers);
    }

    /**
     * The status that a JSON text holds.
     *
     * @throws IllegalArgumentException when the text is not JSON or a field has another type
     */
    public static NodeStatus parse(String json) {
        try {
            NodeStatus status = JSON.readValue(json, NodeStatus.class);
            if (status == null) {
                throw new IllegalArgumentException("the answer is null, not a status");
            }
            return status;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the answer is not a status: " + e.getOriginalMessage(), e);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /**
     * The chain as the node holds it.
     *
     * @param headTime the slot of the head
     * @param missedSlots slots missed since the process started
     * @param recent the highest blocks
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Chain(
            String genesisHash,
            long height,
            String headHash,
            @Nullable Instant headTime,
            long missedSlots,
            List<RecentBlock> recent) {
        static final Chain EMPTY = new Chain("", 0, "", null, 0, List.of());

        public Chain {
            genesisHash = requireNonNullElse(genesisHash, "");
            headHash = requireNonNullElse(headHash, "");
            recent = recent == null ? List.of() : List.copyOf(recent);
        }

        /** The slot of the head, where the node tells it. */
        public Optional<Instant> headSlot() {
            return Optional.ofNullable(headTime);
        }
    }

    /**
     * A committed block.
     *
     * @param utxo digest of the UTXO accumulator after it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RecentBlock(long height, String hash, String utxo) {
        public RecentBlock {
            hash = requireNonNullElse(hash, "");
            utxo = requireNonNullElse(utxo, "");
        }
    }

    /** Who decides the next block, as the node sees it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Consensus(
            int activeMasternodes,
            int totalMasternodes,
            int quorum,
            long height,
            List<MemberActivity> members) {
        static final Consensus EMPTY = new Consensus(0, 0, 0, 0, List.of());

        public Consensus {
            members = members == null ? List.of() : List.copyOf(members);
        }
    }

    /**
     * What the node has seen of one member of the chain.
     *
     * @param lastSignedHeight the highest height that it was seen to sign; 0 for none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MemberActivity(
            String nodeId, String name, long lastSignedHeight, @Nullable Instant lastHeartbeat) {
        public MemberActivity {
            nodeId = requireNonNullElse(nodeId, "");
            name = requireNonNullElse(name, "");
        }

        /** When the member was last seen alive, where the node tells it. */
        public Optional<Instant> heartbeat() {
            return Optional.ofNullable(lastHeartbeat);
        }
    }

    /** Handshakes since the process started; resolved duplicates count as completed, refused dials stand apart. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Handshakes(
            long begun, long completed, long failed, long refused, long duplicates) {
        /** Of a node that counts none. */
        public static final Handshakes NONE = new Handshakes(0, 0, 0, 0, 0);
    }

    /** A handshaken connection. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Peer(
            String nodeId,
            String name,
            double connectedSeconds,
            long height,
            String version,
            long pongs,
            long missedPongs) {
        public Peer {
            nodeId = requireNonNullElse(nodeId, "");
            name = requireNonNullElse(name, "");
            version = requireNonNullElse(version, "");
        }

        public Duration connectedFor() {
            return seconds(connectedSeconds);
        }
    }
}
