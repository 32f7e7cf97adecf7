package io.timecoin.crds.v1alpha1.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rollout in progress, or the last one: all that another process needs to go on with it. */
@ApiBlock
public record RolloutStatus(
        @JsonPropertyDescription("Revision that goes out.") @Required String revision,
        @JsonPropertyDescription("Its image.") @Required String image,
        @JsonPropertyDescription("Image that ran when the rollout began.") @Nullable String from,
        @JsonPropertyDescription("Strategy in use; AllAtOnce also where the network was not live.")
                @Nullable RolloutStrategy strategy,
        @JsonPropertyDescription("What the rollout is doing.") @Required RolloutStep step,
        @JsonPropertyDescription("Number of the wave, from 1.") int wave,
        @JsonPropertyDescription("How many waves there will be.") int waves,
        @JsonPropertyDescription("Masternodes of the wave. Only those named here are replaced.")
                List<String> upgrading,
        @JsonPropertyDescription(
                        "Masternodes that were down when the rollout began while the network was live: the gates do not judge them.")
                List<String> excused,
        @JsonPropertyDescription("What the rollout waits for, in words.")
                @Nullable String waitingFor,
        @JsonPropertyDescription("Samples of the gates that passed in a row.") int passes,
        @JsonPropertyDescription("Time of the last sample that counted.")
                @SchemaFrom(type = String.class)
                @Nullable Instant sampledAt,
        @JsonPropertyDescription("Where the gates measure from, once the wave is ready.")
                @Nullable GateBaseline baseline,
        @JsonPropertyDescription("Slots missed since the rollout began.") long missedSlots,
        @JsonPropertyDescription("Why it failed, in words.") @Nullable String failure,
        @JsonPropertyDescription("When the rollout began.")
                @SchemaFrom(type = String.class)
                @Required
                Instant startedAt,
        @JsonPropertyDescription("When the wave began.") @SchemaFrom(type = String.class)
                @Nullable Instant waveStartedAt,
        @JsonPropertyDescription("When the wave fails if its gates have not passed.")
                @SchemaFrom(type = String.class)
                @Nullable Instant deadlineAt,
        @JsonPropertyDescription("Since when the spec holds the rollout.")
                @SchemaFrom(type = String.class)
                @Nullable Instant pausedAt,
        @JsonPropertyDescription("When the rollout ended.") @SchemaFrom(type = String.class)
                @Nullable Instant completedAt,
        @JsonPropertyDescription("When the nodes were last told that it is complete.")
                @SchemaFrom(type = String.class)
                @Nullable Instant finalizedAt,
        @JsonPropertyDescription("The rollout in short, such as wave 2/4.")
                @Nullable String summary) {

    public RolloutStatus {
        requireNonNull(revision, "status.rollout.revision");
        requireNonNull(image, "status.rollout.image");
        requireNonNull(step, "status.rollout.step");
        requireNonNull(startedAt, "status.rollout.startedAt");
        upgrading = upgrading == null ? List.of() : List.copyOf(upgrading);
        excused = excused == null ? List.of() : List.copyOf(excused);
    }

    /** A builder of a rollout that begins. */
    public static Builder builder(
            String revision, String image, RolloutStep step, Instant startedAt) {
        return new Builder(revision, image, step, startedAt);
    }

    /** A builder that begins with these values. */
    public Builder toBuilder() {
        return new Builder(revision, image, step, startedAt)
                .from(from)
                .strategy(strategy)
                .wave(wave)
                .waves(waves)
                .upgrading(upgrading)
                .excused(excused)
                .waitingFor(waitingFor)
                .passes(passes)
                .sampledAt(sampledAt)
                .baseline(baseline)
                .missedSlots(missedSlots)
                .failure(failure)
                .waveStartedAt(waveStartedAt)
                .deadlineAt(deadlineAt)
                .pausedAt(pausedAt)
                .completedAt(completedAt)
                .finalizedAt(finalizedAt)
                .summary(summary);
    }

    /** Sets some of the many fields of a RolloutStatus. */
    public static final class Builder {
        private final String revision;
        private final String image;
        private RolloutStep step;
        private final Instant startedAt;
        private @Nullable String from;
        private @Nullable RolloutStrategy strategy;
        private int wave;
        private int waves;
        private List<String> upgrading = List.of();
        private List<String> excused = List.of();
        private @Nullable String waitingFor;
        private int passes;
        private @Nullable Instant sampledAt;
        private @Nullable GateBaseline baseline;
        private long missedSlots;
        private @Nullable String failure;
        private @Nullable Instant waveStartedAt;
        private @Nullable Instant deadlineAt;
        private @Nullable Instant pausedAt;
        private @Nullable Instant completedAt;
        private @Nullable Instant finalizedAt;
        private @Nullable String summary;

        private Builder(String revision, String image, RolloutStep step, Instant startedAt) {
            this.revision = revision;
            this.image = image;
            this.step = step;
            this.startedAt = startedAt;
        }

        public Builder from(@Nullable String from) {
            this.from = from;
            return this;
        }

        public Builder strategy(@Nullable RolloutStrategy strategy) {
            this.strategy = strategy;
            return this;
        }

        public Builder step(RolloutStep step) {
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

        public Builder excused(List<String> excused) {
            this.excused = excused;
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

        public Builder baseline(@Nullable GateBaseline baseline) {
            this.baseline = baseline;
            return this;
        }

        public Builder missedSlots(long missedSlots) {
            this.missedSlots = missedSlots;
            return this;
        }

        public Builder failure(@Nullable String failure) {
            this.failure = failure;
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

        public Builder pausedAt(@Nullable Instant pausedAt) {
            this.pausedAt = pausedAt;
            return this;
        }

        public Builder completedAt(@Nullable Instant completedAt) {
            this.completedAt = completedAt;
            return this;
        }

        public Builder finalizedAt(@Nullable Instant finalizedAt) {
            this.finalizedAt = finalizedAt;
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
                    excused,
                    waitingFor,
                    passes,
                    sampledAt,
                    baseline,
                    missedSlots,
                    failure,
                    startedAt,
                    waveStartedAt,
                    deadlineAt,
                    pausedAt,
                    completedAt,
                    finalizedAt,
                    summary);
        }
    }
}
