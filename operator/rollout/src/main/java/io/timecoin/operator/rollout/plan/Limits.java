package io.timecoin.operator.rollout.plan;

import io.timecoin.crds.v1alpha1.MaxUnavailable;
import io.timecoin.crds.v1alpha1.spec.RolloutSpec;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.operator.rollout.network.Quorum;
import java.util.Optional;

/**
 * How wide people let a wave be.
 *
 * @param reserve masternodes kept back for an unrelated failure; by default none while quorum can spare few
 * @param canary masternodes that go before the first wave
 */
public record Limits(
        RolloutStrategy strategy,
        MaxUnavailable maxUnavailable,
        Optional<Integer> reserve,
        int canary) {

    /** From this many that quorum can spare (n ≥ 18) one is kept back. */
    private static final int SPARE_WITH_RESERVE = 6;

    /** The limits of a spec, with the strategy that is in use. */
    public static Limits of(RolloutSpec spec, RolloutStrategy strategy) {
        return new Limits(
                strategy,
                spec.maxUnavailable(),
                Optional.ofNullable(spec.reserve()),
                spec.canary());
    }

    /** Back to what worked: as wide as quorum allows. */
    public static Limits ofRollback(RolloutStrategy strategy) {
        return new Limits(strategy, new MaxUnavailable.Quorum(), Optional.of(0), 0);
    }

    /** Whether people ask for more than quorum can spare, so that the width is clamped. */
    public boolean exceeds(Quorum quorum) {
        return !(maxUnavailable instanceof MaxUnavailable.Quorum)
                && maxUnavailable.limit(quorum.members()) > quorum.spare();
    }

    /**
     * How many live masternodes a wave takes: min(maxUnavailable, max(1, budget − reserve)), or none without budget.
     *
     * @param budget n − q − down
     */
    int width(Quorum quorum, int budget) {
        if (budget < 1) {
            return 0;
        }
        int kept = reserve.orElse(quorum.spare() < SPARE_WITH_RESERVE ? 0 : 1);
        int widest = Math.max(1, budget - kept);
        return switch (strategy) {
            case PARALLEL -> Math.min(maxUnavailable.limit(quorum.members()), widest);
            case ONE_BY_ONE -> 1;
            case ALL_AT_ONCE -> quorum.members();
        };
    }
}
