package io.timecoin.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects what is wrong, so that all of it is told at once. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String place, String problem) {
        found.add(place + ": " + problem);
    }

    /** Parses, or notes why the text cannot be used. */
    <T> Optional<T> parse(String place, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            add(place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void throwIfAny() throws BadConfiguration {
        if (!found.isEmpty()) {
            throw new BadConfiguration(found);
        }
    }
}
