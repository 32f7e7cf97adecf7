package io.timecoin.e2e.kubernetes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The clusters that tests make, by the names that {@value #VARIABLE} takes. */
enum ClusterKind {
    /** One node, compiled from Go modules: {@code e2e/cluster}. */
    SOURCE("needs Linux, root and Go"),
    /** A control plane and three workers in three zones, by {@code kind}. */
    KIND("needs kind and docker in PATH");

    /** Lists the clusters that this run may make, such as {@code source,kind}. */
    static final String VARIABLE = "E2E_CLUSTERS";

    private final String needs;

    ClusterKind(String needs) {
        this.needs = needs;
    }

    /** Why tests on it do not run now; empty if they do. */
    Optional<String> skipped() {
        String allowed = Optional.ofNullable(System.getenv(VARIABLE)).orElse("");
        boolean listed = Arrays.asList(allowed.split(",", -1)).contains(word());
        return listed
                ? Optional.empty()
                : Optional.of(
                        "no cluster: set %s=%s to run this (%s)"
                                .formatted(VARIABLE, word(), needs));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
