package io.timecoin.node.masternode;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.crypto.Signer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which masternodes say that they are alive, and who has seen it (PROTOCOL 8.3, consensus.md §4). Each signs a heartbeat in
 * every interval; its witnesses sign that they saw it; with enough of them it is verified. That is a view for people and
 * operators: who decides a height follows from blocks alone.
 *
 * <p>A heartbeat or attestation comes from whoever signed it, so a masternode costs its peers one check of a signature for
 * each of its messages, and nobody else costs any.
 */
public final class Heartbeats {
    /** Masternodes that attest one heartbeat: enough for any quorum of witnesses, and a bound in large networks. */
    static final int WITNESSES = 16;

    /** So many witnesses verify a heartbeat, where the quorum is not smaller. */
    private static final int NEEDED = 3;

    /** The longest time between two heartbeats: three fit into the time that one counts. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final int BLOCKS = 5;

    private final Signer own;
    private final SignatureVerifier signatures;
    private final Duration interval;
    private final SortedMap<PublicKey, HeartbeatRecord> records = new TreeMap<>();

    /** The newest attestation of each witness that came before its heartbeat, as links are not equally fast. */
    private final SortedMap<PublicKey, SortedMap<Hash, Attestation>> early = new TreeMap<>();

    private MemberSet members;
    private long sequence;

    /** @param own whose heartbeats this node signs, while it is a masternode */
    public Heartbeats(
            Signer own, SignatureVerifier signatures, Duration blockInterval, MemberSet members) {
        this.own = own;
        this.signatures = signatures;
        this.interval = intervalOf(blockInterval);
        this.members = members;
    }

    /** Five blocks, but not more than a minute: a test network shows sooner who is away. */
    private static Duration intervalOf(Duration blockInterval) {
        Duration blocks = blockInterval.multipliedBy(BLOCKS);
        if (blocks.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return blocks.compareTo(SHORTEST) < 0 ? SHORTEST : blocks;
    }

    /** Time between two heartbeats. */
    public Duration interval() {
        return interval;
    }

    /** The masternodes have changed; who has left is forgotten. */
    public void membersChanged(MemberSet changed) {
        members = changed;
        records.keySet().removeIf(key -> !changed.contains(key));
        early.keySet().removeIf(key -> !changed.contains(key));
    }

    /**
     * An interval is over.
     *
     * @return this masternode's next heartbeat; nothing of a node that is none
     */
    public Optional<SignedHeartbeat> tick(Instant now) {
        members.members().forEach(member -> record(member.publicKey()).tick(now));
        return members.find(own.publicKey()).map(member -> beat(member, now));
    }

    /** The number grows through restarts without being stored: it is the time, or one more than the last. */
    private SignedHeartbeat beat(Member member, Instant now) {
        sequence = Math.max(sequence + 1, now.getEpochSecond());
        Heartbeat heartbeat =
                new Heartbeat(member.name(), sequence, now.getEpochSecond(), own.publicKey());
        take(heartbeat);
        return new SignedHeartbeat(heartbeat, own.sign(heartbeat.signedBytes()));
    }

    /**
     * A heartbeat came.
     *
     * @param sender whose connection it came over
     * @return this masternode's attestation, if it is a witness of it
     */
    public Optional<SignedAttestation> received(
            PublicKey sender, SignedHeartbeat message, Instant now) {
        Heartbeat heartbeat = message.heartbeat();
        boolean valid =
                heartbeat.publicKey().equals(sender)
                        && isNamed(sender, heartbeat.address())
                        && heartbeat.isTimely(now)
                        && record(sender).isFollowedBy(heartbeat)
                        && signatures.verify(sender, heartbeat.signedBytes(), message.signature());
        if (!valid) {
            return Optional.empty();
        }
        take(heartbeat);
        return attest(heartbeat, now);
    }

    private void take(Heartbeat heartbeat) {
        HeartbeatRecord record = record(heartbeat.publicKey());
        record.put(heartbeat);
        early.forEach((witness, waiting) -> {
            if (waiting.remove(heartbeat.hash()) != null
                    && isWitness(witness, heartbeat.publicKey(), heartbeat.hash())) {
                record.addWitness(witness);
            }
        });
        record.verify(needed());
    }

    private Optional<SignedAttestation> attest(Heartbeat heartbeat, Instant now) {
        return members.find(own.publicKey())
                .filter(self ->
                        isWitness(self.publicKey(), heartbeat.publicKey(), heartbeat.hash()))
                .map(self -> {
                    Attestation attestation =
                            new Attestation(
                                    heartbeat.hash(),
                                    self.name(),
                                    now.getEpochSecond(),
                                    self.publicKey());
                    HeartbeatRecord record = record(heartbeat.publicKey());
                    record.addWitness(self.publicKey());
                    record.verify(needed());
                    return new SignedAttestation(attestation, own.sign(attestation.signedBytes()));
                });
    }

    /**
     * An attestation came.
     *
     * @param sender whose connection it came over
     */
    public void received(PublicKey sender, SignedAttestation message, Instant now) {
        Attestation attestation = message.attestation();
        boolean plausible =
                attestation.publicKey().equals(sender)
                        && isNamed(sender, attestation.witness())
                        && isTimely(attestation, now);
        if (!plausible) {
            return;
        }
        Optional<PublicKey> author = authorOf(attestation.heartbeat());
        boolean known = author.filter(key -> record(key).hasWitness(sender)).isPresent();
        if (!known && signatures.verify(sender, attestation.signedBytes(), message.signature())) {
            author.ifPresentOrElse(
                    key -> witnessed(key, attestation), () -> keepEarly(attestation));
        }
    }

    private void witnessed(PublicKey author, Attestation attestation) {
        if (isWitness(attestation.publicKey(), author, attestation.heartbeat())) {
            record(author).addWitness(attestation.publicKey());
            record(author).verify(needed());
        }
    }

    /** One for each masternode is all that a witness has to say in an interval. */
    private void keepEarly(Attestation attestation) {
        SortedMap<Hash, Attestation> waiting =
                early.computeIfAbsent(attestation.publicKey(), _ -> new TreeMap<>());
        waiting.values().removeIf(other -> other.timestamp() + age() < attestation.timestamp());
        if (waiting.size() < members.size()) {
            waiting.put(attestation.heartbeat(), attestation);
        }
    }

    private long age() {
        return 2 * interval.toSeconds();
    }

    private Optional<PublicKey> authorOf(Hash heartbeat) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().isNewest(heartbeat))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isTimely(Attestation attestation, Instant now) {
        Instant time = Instant.ofEpochSecond(attestation.timestamp());
        return Duration.between(time, now).abs().compareTo(Heartbeat.WINDOW) <= 0;
    }

    private boolean isNamed(PublicKey key, String name) {
        return members.find(key).filter(member -> member.name().equals(name)).isPresent();
    }

    /** Those that follow in the set from where the heartbeat's hash points, its author left out. */
    private boolean isWitness(PublicKey witness, PublicKey author, Hash heartbeat) {
        int size = members.size();
        List<Member> all = members.members();
        int first = Math.floorMod(ByteBuffer.wrap(heartbeat.bytes().toArray()).getInt(), size);
        int place = -1;
        for (int i = 0; i < size; i++) {
            if (all.get(i).publicKey().equals(witness)) {
                place = i;
            }
        }
        return place >= 0
                && !witness.equals(author)
                && Math.floorMod(place - first, size) < WITNESSES;
    }

    /** min(3, q − 1): witnesses that verify a heartbeat. */
    private int needed() {
        return Math.min(NEEDED, members.quorum() - 1);
    }

    private HeartbeatRecord record(PublicKey key) {
        return records.computeIfAbsent(key, _ -> new HeartbeatRecord());
    }

    /** Masternodes with a verified heartbeat in the last three minutes. */
    public int active(Instant now) {
        return (int)
                members.members().stream()
                        .filter(member -> record(member.publicKey()).isActive(now))
                        .count();
    }

    /** All masternodes, in the order of the set. */
    public List<HeartbeatView> view() {
        return members.members().stream()
                .map(member -> record(member.publicKey()).view(member, interval))
                .toList();
    }
}
