package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.ApiBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of a network. */
@ApiBlock
public record TimeNetworkStatus(
        @JsonPropertyDescription("Generation of the spec that this status is about.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription("Where the network stands.") @Nullable Phase phase,
        @JsonPropertyDescription(
                        "Version of the last rollout that completed, as the nodes report it.")
                @Nullable String version,
        @JsonPropertyDescription("Image of the last rollout that completed.")
                @Nullable String image,
        @JsonPropertyDescription("How many masternodes there are.")
                @Nullable MasternodeCounts masternodes,
        @JsonPropertyDescription("Connections between them.")
                @Nullable ConnectionCounts connections,
        @JsonPropertyDescription("The chain.") @Nullable ChainStatus chain,
        @JsonPropertyDescription("The rollout in progress, or the last one.")
                @Nullable RolloutStatus rollout,
        @JsonPropertyDescription("The masternode that joins or leaves now.")
                @Nullable ScalingStatus scaling,
        @JsonPropertyDescription("Where a rollback goes.") @Nullable StableRevision stable,
        @JsonPropertyDescription(
                        "Order and width of the waves of a pending change, shown while paused.")
                List<PlannedWave> plan,
        @JsonPropertyDescription("Revision that failed; not tried again until the spec changes.")
                @Nullable String failedRevision,
        @JsonPropertyDescription("Past rollouts, the latest first.") List<RolloutRecord> history,
        @JsonPropertyDescription("The masternodes; above 60 only those with something wrong.")
                List<MemberStatus> members,
        @JsonPropertyDescription(
                        "Ready, HandshakesHealthy, BlocksAdvancing, VersionsMatch, RolloutComplete, Scaled, Degraded.")
                List<Condition> conditions) {

    public TimeNetworkStatus {
        plan = plan == null ? List.of() : List.copyOf(plan);
        history = history == null ? List.of() : List.copyOf(history);
        members = members == null ? List.of() : List.copyOf(members);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** A builder that begins with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these values. */
    public Builder toBuilder() {
        return new Builder()
                .observedGeneration(observedGeneration)
                .phase(phase)
                .version(version)
                .image(image)
                .masternodes(masternodes)
                .connections(connections)
                .chain(chain)
                .rollout(rollout)
                .scaling(scaling)
                .stable(stable)
                .plan(plan)
                .failedRevision(failedRevision)
                .history(history)
                .members(members)
                .conditions(conditions);
    }

    /** Sets some of the many fields of a TimeNetworkStatus. */
    public static final class Builder {
        private @Nullable Long observedGeneration;
        private @Nullable Phase phase;
        private @Nullable String version;
        private @Nullable String image;
        private @Nullable MasternodeCounts masternodes;
        private @Nullable ConnectionCounts connections;
        private @Nullable ChainStatus chain;
        private @Nullable RolloutStatus rollout;
        private @Nullable ScalingStatus scaling;
        private @Nullable StableRevision stable;
        private List<PlannedWave> plan = List.of();
        private @Nullable String failedRevision;
        private List<RolloutRecord> history = List.of();
        private List<MemberStatus> members = List.of();
        private List<Condition> conditions = List.of();

        private Builder() {}

        public Builder observedGeneration(@Nullable Long observedGeneration) {
            this.observedGeneration = observedGeneration;
            return this;
        }

        public Builder phase(@Nullable Phase phase) {
            this.phase = phase;
            return this;
        }

        public Builder version(@Nullable String version) {
            this.version = version;
            return this;
        }

        public Builder image(@Nullable String image) {
            this.image = image;
            return this;
        }

        public Builder masternodes(@Nullable MasternodeCounts masternodes) {
            this.masternodes = masternodes;
            return this;
        }

        public Builder connections(@Nullable ConnectionCounts connections) {
            this.connections = connections;
            return this;
        }

        public Builder chain(@Nullable ChainStatus chain) {
            this.chain = chain;
            return this;
        }

        public Builder rollout(@Nullable RolloutStatus rollout) {
            this.rollout = rollout;
            return this;
        }

        public Builder scaling(@Nullable ScalingStatus scaling) {
            this.scaling = scaling;
            return this;
        }

        public Builder stable(@Nullable StableRevision stable) {
            this.stable = stable;
            return this;
        }

        public Builder plan(List<PlannedWave> plan) {
            this.plan = plan;
            return this;
        }

        public Builder failedRevision(@Nullable String failedRevision) {
            this.failedRevision = failedRevision;
            return this;
        }

        public Builder history(List<RolloutRecord> history) {
            this.history = history;
            return this;
        }

        public Builder members(List<MemberStatus> members) {
            this.members = members;
            return this;
        }

        public Builder conditions(List<Condition> conditions) {
            this.conditions = conditions;
            return this;
        }

        public TimeNetworkStatus build() {
            return new TimeNetworkStatus(
                    observedGeneration,
                    phase,
                    version,
                    image,
                    masternodes,
                    connections,
                    chain,
                    rollout,
                    scaling,
                    stable,
                    plan,
                    failedRevision,
                    history,
                    members,
                    conditions);
        }
    }
}
