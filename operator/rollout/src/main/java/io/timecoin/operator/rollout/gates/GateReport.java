package io.timecoin.operator.rollout.gates;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The verdicts of all gates at one look. */
public record GateReport(Map<GateName, Verdict> verdicts) {
    public GateReport {
        verdicts = Collections.unmodifiableMap(new EnumMap<>(verdicts));
    }

    /** Whether the gate holds. */
    public boolean passes(GateName name) {
        return verdicts.get(name) instanceof Verdict.Pass;
    }

    /** Whether the sample counts: every gate holds that does not measure over a period by itself. */
    public boolean isGoodSample() {
        return holds(name -> !name.isLasting());
    }

    /** Whether every gate holds. */
    public boolean isPassed() {
        return holds(_ -> true);
    }

    /** What cannot be mended by waiting, in words. */
    public Optional<String> failedForGood() {
        return firstProblem(
                verdict -> verdict instanceof Verdict.Fail(String _, boolean forGood) && forGood);
    }

    /** Whether there are gates that do not hold, and none of them is known to fail. */
    public boolean isOnlyUnknown() {
        return !isPassed() && verdicts.values().stream().noneMatch(Verdict.Fail.class::isInstance);
    }

    /** The first gate that does not hold, in words; a failure before what is unknown. */
    public Optional<String> problem() {
        return firstProblem(Verdict.Fail.class::isInstance)
                .or(() -> firstProblem(Verdict.Unknown.class::isInstance));
    }

    private boolean holds(Predicate<GateName> names) {
        return verdicts.keySet().stream().filter(names).allMatch(this::passes);
    }

    private Optional<String> firstProblem(Predicate<Verdict> kind) {
        return verdicts.entrySet().stream()
                .filter(entry -> kind.test(entry.getValue()))
                .map(entry -> entry.getKey().text() + ": " + words(entry.getValue()))
                .findFirst();
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass() -> "holds";
            case Verdict.Fail(String message, boolean _) -> message;
            case Verdict.Unknown(String message) -> message;
        };
    }
}
