package io.timecoin.operator.platform;

import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import java.util.List;
import java.util.stream.IntStream;

/** The masternodes that a spec asks for. */
public final class Masternodes {
    private Masternodes() {}

    /**
     * One masternode.
     *
     * @param ordinal its number in the pool, from 0
     */
    public record Wanted(MasternodePool pool, int ordinal) {
        public String name() {
            return pool.name() + "-" + ordinal;
        }
    }

    /** In the order of the pools, and of their numbers within a pool. */
    public static List<Wanted> of(TimeNetworkSpec spec) {
        return spec.masternodes().stream()
                .flatMap(pool ->
                        IntStream.range(0, pool.replicas())
                                .mapToObj(ordinal -> new Wanted(pool, ordinal)))
                .toList();
    }
}
