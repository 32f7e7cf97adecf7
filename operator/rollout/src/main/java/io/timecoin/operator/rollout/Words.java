package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.spec.ChainNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as messages for people write them. */
public final class Words {
    /** Names in a message; the rest is counted. */
    private static final int FEW = 5;

    /** Digits that tell blocks apart at a glance. */
    private static final int SHORT_HASH = 8;

    private Words() {}

    /** Names with commas, the first few of them. */
    public static String few(List<String> names) {
        String shown = names.stream().limit(FEW).collect(Collectors.joining(", "));
        return names.size() <= FEW ? shown : shown + " and " + (names.size() - FEW) + " more";
    }

    /** A duration in seconds with one digit, or in minutes and seconds from two minutes. */
    public static String of(Duration duration) {
        if (duration.toSeconds() >= 120) {
            return duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
        }
        return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1_000.0);
    }

    /** The network as nodes name it. */
    public static String of(ChainNetwork network) {
        return switch (network) {
            case TESTNET -> "Testnet";
            case MAINNET -> "Mainnet";
        };
    }

    /** The first digits of a hash. */
    public static String shortHash(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }

    /** A number with its noun, e.g. {@code 1 masternode}, {@code 2 masternodes}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
