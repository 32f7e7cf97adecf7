package io.timecoin.timenet.state;

import io.timecoin.timenet.TimenetException;
import java.util.List;
import java.util.Optional;

/**
 * Which network a command means.
 *
 * @param known names of the networks that there are
 * @param place where they are, in words after "on"
 */
public record NetworkChoice(List<String> known, String place) {
    /** Where {@code -n} is not given and there is more than one network, or none. */
    public static final String DEFAULT_NAME = "testnet";

    public NetworkChoice {
        known = List.copyOf(known);
    }

    /**
     * The network that is named, else the only one, else {@value #DEFAULT_NAME}.
     *
     * @throws TimenetException if there is no such network
     */
    public String choose(Optional<String> name) {
        String chosen = name.orElseGet(() -> known.size() == 1 ? known.getFirst() : DEFAULT_NAME);
        if (!known.contains(chosen)) {
            throw TimenetException.notFound(
                    "there is no network \"%s\" on %s (%s); timenet up brings one up"
                            .formatted(chosen, place, inWords()));
        }
        return chosen;
    }

    private String inWords() {
        return known.isEmpty() ? "there are none" : "there are: " + String.join(", ", known);
    }
}
