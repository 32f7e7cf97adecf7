package io.timecoin.node.core;

import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which members this node has seen to sign, and when. It is a view for people and operators and decides nothing
 * (consensus.md §4).
 */
final class MemberActivity {
    /** A member silent for longer does not count as active (rollout.md §7). */
    private static final Duration ACTIVE_FOR = Duration.ofMinutes(3);

    /** Where blocks are far apart a member signs once in each interval, and may miss one height. */
    private static final int INTERVALS = 2;

    private record Seen(long lastSignedHeight, Optional<Instant> lastSeen) {}

    private static final Seen NEVER = new Seen(0, Optional.empty());

    private final SortedMap<PublicKey, Seen> seen = new TreeMap<>();
    private final Duration activeFor;

    MemberActivity(Duration blockInterval) {
        Duration intervals = blockInterval.multipliedBy(INTERVALS);
        activeFor = intervals.compareTo(ACTIVE_FOR) > 0 ? intervals : ACTIVE_FOR;
    }

    /** The member signed something that is valid now. */
    void signed(PublicKey member, Instant now) {
        Seen before = seen.getOrDefault(member, NEVER);
        seen.put(member, new Seen(before.lastSignedHeight(), Optional.of(now)));
    }

    /** The member's precommit of a block of this height was seen, now or in a certificate. */
    void signedHeight(PublicKey member, long height) {
        Seen before = seen.getOrDefault(member, NEVER);
        seen.put(member, new Seen(Math.max(height, before.lastSignedHeight()), before.lastSeen()));
    }

    /** Everyone who signed the certificate signed its height. */
    void signedHeight(CommitCertificate certificate) {
        certificate
                .signatures()
                .forEach(signed -> signedHeight(signed.voter(), certificate.height()));
    }

    /** Members seen to sign within three minutes, or two block intervals where those are longer. */
    int active(MemberSet members, Instant now) {
        return (int) members.members().stream().filter(member -> isActive(member, now)).count();
    }

    private boolean isActive(Member member, Instant now) {
        return seen.getOrDefault(member.publicKey(), NEVER)
                .lastSeen()
                .filter(last -> !last.isBefore(now.minus(activeFor)))
                .isPresent();
    }

    List<NodeStatus.MemberActivity> status(MemberSet members) {
        return members.members().stream().map(this::status).toList();
    }

    private NodeStatus.MemberActivity status(Member member) {
        Seen known = seen.getOrDefault(member.publicKey(), NEVER);
        return new NodeStatus.MemberActivity(
                member.nodeId().toHex(), member.name(), known.lastSignedHeight(), known.lastSeen());
    }
}
