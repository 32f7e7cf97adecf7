package io.timecoin.operator.rollout.network;

import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.ScalingStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who of the masternodes decides blocks, as the chain says, and who is wanted, as the spec says.
 *
 * @param counted the chain counts them: rollouts, gates and quorum are about these
 * @param joining the spec asks for them, and the chain does not count them yet
 * @param leaving the chain counts them, and the spec asks for them no more
 * @param gone neither
 * @param isKnown whether the chain could be asked; otherwise it is as it was known last
 */
public record Roster(
        List<Masternode> counted,
        List<Masternode> joining,
        List<Masternode> leaving,
        List<Masternode> gone,
        boolean isKnown) {
    public Roster {
        counted = List.copyOf(counted);
        joining = List.copyOf(joining);
        leaving = List.copyOf(leaving);
        gone = List.copyOf(gone);
    }

    /** Sorts those that were observed. */
    public static Roster of(
            TimeNetworkSpec spec, Observed observed, TimeNetworkStatus previous, Instant now) {
        List<Masternode> all = observed.masternodes();
        if (!observed.enrolment().isPossible()) {
            return new Roster(all, List.of(), List.of(), List.of(), false);
        }
        Set<String> members = members(observed, now);
        Predicate<Masternode> counts =
                members.isEmpty()
                        ? one -> countedBefore(one, previous)
                        : one ->
                                observed.enrolment()
                                        .nodeId(one)
                                        .filter(members::contains)
                                        .isPresent();
        Set<String> wanted = wanted(spec);
        Predicate<Masternode> isWanted = one -> wanted.contains(one.name());
        return new Roster(
                those(all, counts),
                those(all, isWanted.and(counts.negate())),
                those(all, counts.and(isWanted.negate())),
                those(all, counts.or(isWanted).negate()),
                !members.isEmpty());
    }

    /** The identities that decide the next block, by the highest answer. */
    private static Set<String> members(Observed observed, Instant now) {
        return Network.of(observed, 0, now).head().stream()
                .flatMap(head -> head.consensus().members().stream())
                .map(NodeStatus.MemberActivity::nodeId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** At the first start the genesis has all of them; later a new one is named in the status before it is started. */
    private static boolean countedBefore(Masternode masternode, TimeNetworkStatus previous) {
        if (previous.stable() == null) {
            return true;
        }
        boolean scaled =
                Optional.ofNullable(previous.scaling())
                        .filter(scaling -> scaling.masternode().equals(masternode.name()))
                        .filter(Roster::isOutside)
                        .isPresent();
        return masternode.assigned().isPresent() && !scaled;
    }

    private static boolean isOutside(ScalingStatus scaling) {
        return switch (scaling.step()) {
            case SYNCING, JOINING, REMOVING -> true;
            case LEAVING -> false;
        };
    }

    private static Set<String> wanted(TimeNetworkSpec spec) {
        return spec.masternodes().stream()
                .flatMap(Roster::names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(MasternodePool pool) {
        return IntStream.range(0, pool.replicas()).mapToObj(ordinal -> pool.name() + "-" + ordinal);
    }

    private static List<Masternode> those(List<Masternode> all, Predicate<Masternode> condition) {
        return all.stream().filter(condition).toList();
    }
}
