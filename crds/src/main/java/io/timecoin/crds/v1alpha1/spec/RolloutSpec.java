package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;
import io.timecoin.crds.v1alpha1.MaxUnavailable;
import io.timecoin.crds.v1alpha1.TimeSpan;
import org.jspecify.annotations.Nullable;

/** How a change of the spec reaches the masternodes. */
@ApiBlock
@ValidationRule(
        value =
                "type(self.maxUnavailable) == int ? self.maxUnavailable >= 1 && self.maxUnavailable <= 1000 : self.maxUnavailable == 'Quorum' || self.maxUnavailable.matches('^(100|[1-9][0-9]?)%$')",
        fieldPath = ".maxUnavailable",
        message =
                "maxUnavailable must be Quorum, a number from 1 to 1000, or a percentage from 1% to 100%")
@ValidationRule(
        value = "duration(self.progressDeadline) >= duration('1s')",
        fieldPath = ".progressDeadline",
        message = "progressDeadline must be 1s or more")
public record RolloutSpec(
        @JsonPropertyDescription(
                        "How many masternodes a wave takes: as many as quorum allows, one, or all (blocks stop meanwhile).")
                @Default("Parallel")
                RolloutStrategy strategy,
        @JsonPropertyDescription(
                        "The widest wave: Quorum, a number of masternodes, or a percentage of them (rounded down, at least one). Never more than quorum can spare while the network is live.")
                @Default("Quorum")
                @SchemaFrom(type = IntOrString.class)
                MaxUnavailable maxUnavailable,
        @JsonPropertyDescription(
                        "Masternodes kept back for an unrelated failure. Default: 0 where quorum can spare fewer than 6, else 1.")
                @Min(0)
                @Max(1000)
                @Nullable Integer reserve,
        @JsonPropertyDescription("Masternodes that are upgraded and judged before the first wave.")
                @Default("0")
                @Min(0)
                @Max(1000)
                int canary,
        @JsonPropertyDescription("What must hold after each wave.") @Default("{}") GatesSpec gates,
        @JsonPropertyDescription("Time that a wave has to pass its gates.")
                @Default("10m")
                @Size(max = 8)
                @Pattern(TimeSpan.PATTERN)
                TimeSpan progressDeadline,
        @JsonPropertyDescription("What follows when a wave fails.") @Default("Rollback")
                FailureAction onFailure,
        @JsonPropertyDescription(
                        "Holds the rollout: no masternode is replaced, deadlines stand still, and status shows the plan.")
                @Default("false")
                boolean paused,
        @JsonPropertyDescription(
                        "Any new value starts the same spec again: a restart, or another try of a failed revision.")
                @Size(max = 64)
                @Nullable String restartAt,
        @JsonPropertyDescription("How many past rollouts status keeps.")
                @Default("10")
                @Min(0)
                @Max(100)
                Integer historyLimit) {

    /** What stands where nothing is written. */
    public static final RolloutSpec DEFAULT = Defaults.of(RolloutSpec.class);

    public RolloutSpec {
        strategy = requireNonNullElse(strategy, RolloutStrategy.PARALLEL);
        maxUnavailable = requireNonNullElse(maxUnavailable, new MaxUnavailable.Quorum());
        gates = requireNonNullElse(gates, GatesSpec.DEFAULT);
        progressDeadline = requireNonNullElse(progressDeadline, TimeSpan.ofSeconds(600));
        onFailure = requireNonNullElse(onFailure, FailureAction.ROLLBACK);
        historyLimit = requireNonNullElse(historyLimit, 10);
    }
}
