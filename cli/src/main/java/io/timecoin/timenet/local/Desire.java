package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.state.NetworkFolder;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** Writes down what is wanted of a network, as an API server would: with a generation that counts the changes. */
record Desire(Machine machine, NetworkFolder network) {
    /**
     * Stores the wanted network if its spec differs from the stored one.
     *
     * @return true if it differs
     */
    boolean store(TimeNetwork wanted) {
        Optional<TimeNetwork> old = network.desired();
        boolean changed = old.isEmpty() || !sameSpec(old.get(), wanted);
        if (changed) {
            wanted.getMetadata().setName(network.name());
            wanted.getMetadata().setGeneration(old.map(Desire::generation).orElse(0L) + 1);
            wanted.getMetadata()
                    .setCreationTimestamp(
                            old.map(known -> known.getMetadata().getCreationTimestamp())
                                    .orElseGet(() ->
                                            machine.clock()
                                                    .instant()
                                                    .truncatedTo(ChronoUnit.SECONDS)
                                                    .toString()));
            network.setDesired(wanted);
        }
        return changed;
    }

    /** The generation that is stored. */
    static long generation(TimeNetwork network) {
        return Objects.requireNonNullElse(network.getMetadata().getGeneration(), 0L);
    }

    static boolean sameSpec(TimeNetwork one, TimeNetwork other) {
        return TimeNetworkCodec.toTree(one)
                .path("spec")
                .equals(TimeNetworkCodec.toTree(other).path("spec"));
    }
}
