package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rollout in progress, or the last one: all that another process needs to go on with it. */
@ApiBlock
public record RolloutStatus(
        @JsonPropertyDescription("Revision that goes out.") @Nullable String revision,
        @JsonPropertyDescription("Its image.") @Nullable String image,
        @JsonPropertyDescription("Image that ran when the rollout began.") @Nullable String from,
        @JsonPropertyDescription("Strategy in use; AllAtOnce also where the network was not live.")
                @Nullable RolloutStrategy strategy,
        @JsonPropertyDescription("What the rollout is doing.") @Nullable RolloutStep step,
        @JsonPropertyDescription("Number of the wave, from 1.") int wave,
        @JsonPropertyDescription("How many waves there will be.") int waves,
        @JsonPropertyDescription("Masternodes of the wave.") List<String> upgrading,
        @JsonPropertyDescription("Masternodes whose wave has passed its gates.")
                List<String> upgraded,
        @JsonPropertyDescription(
                        "Masternodes that were live when the rollout began, all where the network was not live: those that the gates judge.")
                List<String> judged,
        @JsonPropertyDescription("What the rollout waits for, in words.")
                @Nullable String waitingFor,
        @JsonPropertyDescription("Samples of the gates that passed in a row.") int passes,
        @JsonPropertyDescription("Time of the last sample that counted.")
                @SchemaFrom(type = String.class)
                @Nullable Instant sampledAt,
        @JsonPropertyDescription("Height when the rollout began.") long startHeight,
        @JsonPropertyDescription("Missed slots when the rollout began.") long startMissedSlots,
        @JsonPropertyDescription("When the wave was ready.") @SchemaFrom(type = String.class)
                @Nullable Instant waveReadyAt,
        @JsonPropertyDescription("Height of the network when the wave was ready.")
                @Nullable Long waveReadyHeight,
        @JsonPropertyDescription("Since when fewer masternodes than the quorum were live.")
                @SchemaFrom(type = String.class)
                @Nullable Instant quorumLostSince,
        @JsonPropertyDescription("When the rollout began.") @SchemaFrom(type = String.class)
                @Nullable Instant startedAt,
        @JsonPropertyDescription("When the wave began.") @SchemaFrom(type = String.class)
                @Nullable Instant waveStartedAt,
        @JsonPropertyDescription("When the wave fails if its gates have not passed.")
                @SchemaFrom(type = String.class)
                @Nullable Instant deadlineAt,
        @JsonPropertyDescription("When the rollout ended.") @SchemaFrom(type = String.class)
                @Nullable Instant completedAt,
        @JsonPropertyDescription("The rollout in short, such as wave 2/4.")
                @Nullable String summary) {

    public RolloutStatus {
        upgrading = upgrading == null ? List.of() : List.copyOf(upgrading);
        upgraded = upgraded == null ? List.of() : List.copyOf(upgraded);
        judged = judged == null ? List.of() : List.copyOf(judged);
    }

    /** A builder that begins with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these values. */
    public Builder toBuilder() {
        return new Builder()
                .revision(revision)
                .image(image)
                .from(from)
                .strategy(strategy)
                .step(step)
                .wave(wave)
                .waves(waves)
                .upgrading(upgrading)
                .upgraded(upgraded)
                .judged(judged)
                .waitingFor(waitingFor)
                .passes(passes)
                .sampledAt(sampledAt)
                .startHeight(startHeight)
                .startMissedSlots(startMissedSlots)
                .waveReadyAt(waveReadyAt)
                .waveReadyHeight(waveReadyHeight)
                .quorumLostSince(quorumLostSince)
                .startedAt(startedAt)
                .waveStartedAt(waveStartedAt)
                .deadlineAt(deadlineAt)
                .completedAt(completedAt)
                .summary(summary);
    }

    /** Sets some of the many fields of a RolloutStatus. */
    public static final class Builder {
        private @Nullable String revision;
        private @Nullable String image;
        private @Nullable String from;
        private @Nullable RolloutStrategy strategy;
        private @Nullable RolloutStep step;
        private int wave;
        private int waves;
        private List<String> upgrading = List.of();
        private List<String> upgraded = List.of();
        private List<String> judged = List.of();
        private @Nullable String waitingFor;
        private int passes;
        private @Nullable Instant sampledAt;
        private long startHeight;
        private long startMissedSlots;
        private @Nullable Instant waveReadyAt;
        private @Nullable Long waveReadyHeight;
        private @Nullable Instant quorumLostSince;
        private @Nullable Instant startedAt;
        private @Nullable Instant waveStartedAt;
        private @Nullable Instant deadlineAt;
        private @Nullable Instant completedAt;
        private @Nullable String summary;

        private Builder() {}

        public Builder revision(@Nullable String revision) {
            this.revision = revision;
            return this;
        }

        public Builder image(@Nullable String image) {
            this.image = image;
            return this;
        }

        public Builder from(@Nullable String from) {
            this.from = from;
            return this;
        }

        public Builder strategy(@Nullable RolloutStrategy strategy) {
            this.strategy = strategy;
            return this;
        }

        public Builder step(@Nullable RolloutStep step) {
            this.step = step;
            return this;
        }

        public Builder wave(int wave) {
            this.wave = wave;
            return this;
        }

        public Builder waves(int waves) {
            this.waves = waves;
            return this;
        }

        public Builder upgrading(List<String> upgrading) {
            this.upgrading = upgrading;
            return this;
        }

        public Builder upgraded(List<String> upgraded) {
            this.upgraded = upgraded;
            return this;
        }

        public Builder judged(List<String> judged) {
            this.judged = judged;
            return this;
        }

        public Builder waitingFor(@Nullable String waitingFor) {
            this.waitingFor = waitingFor;
            return this;
        }

        public Builder passes(int passes) {
            this.passes = passes;
            return this;
        }

        public Builder sampledAt(@Nullable Instant sampledAt) {
            this.sampledAt = sampledAt;
            return this;
        }

        public Builder startHeight(long startHeight) {
            this.startHeight = startHeight;
            return this;
        }

        public Builder startMissedSlots(long startMissedSlots) {
            this.startMissedSlots = startMissedSlots;
            return this;
        }

        public Builder waveReadyAt(@Nullable Instant waveReadyAt) {
            this.waveReadyAt = waveReadyAt;
            return this;
        }

        public Builder waveReadyHeight(@Nullable Long waveReadyHeight) {
            this.waveReadyHeight = waveReadyHeight;
            return this;
        }

        public Builder quorumLostSince(@Nullable Instant quorumLostSince) {
            this.quorumLostSince = quorumLostSince;
            return this;
        }

        public Builder startedAt(@Nullable Instant startedAt) {
            this.startedAt = startedAt;
            return this;
        }

        public Builder waveStartedAt(@Nullable Instant waveStartedAt) {
            this.waveStartedAt = waveStartedAt;
            return this;
        }

        public Builder deadlineAt(@Nullable Instant deadlineAt) {
            this.deadlineAt = deadlineAt;
            return this;
        }

        public Builder completedAt(@Nullable Instant completedAt) {
            this.completedAt = completedAt;
            return this;
        }

        public Builder summary(@Nullable String summary) {
            this.summary = summary;
            return this;
        }

        public RolloutStatus build() {
            return new RolloutStatus(
                    revision,
                    image,
                    from,
                    strategy,
                    step,
                    wave,
                    waves,
                    upgrading,
                    upgraded,
                    judged,
                    waitingFor,
                    passes,
                    sampledAt,
                    startHeight,
                    startMissedSlots,
                    waveReadyAt,
                    waveReadyHeight,
                    quorumLostSince,
                    startedAt,
                    waveStartedAt,
                    deadlineAt,
                    completedAt,
                    summary);
        }
    }
}
