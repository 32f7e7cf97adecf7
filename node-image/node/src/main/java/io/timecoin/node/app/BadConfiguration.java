package io.timecoin.node.app;

import java.io.Serial;
import java.util.List;

/** The configuration cannot be used; holds every problem found, each with its place and the allowed values. */
public final class BadConfiguration extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    public BadConfiguration(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    public BadConfiguration(String problem) {
        this(List.of(problem));
    }
}
