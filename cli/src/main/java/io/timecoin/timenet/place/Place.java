package io.timecoin.timenet.place;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.NetworkChoice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where networks run: this machine, or a Kubernetes cluster. */
public interface Place extends AutoCloseable {
    /** In words, after "on": {@code this machine}. */
    String description();

    /** The networks that are here, by name. */
    List<PlacedNetwork> networks();

    /**
     * Makes what a network needs and wants it to be as the file says; returns before it is.
     *
     * @param applied what the file says, checked, under the name that the network shall have
     * @param source of it, for messages
     * @throws TimenetException if it cannot be; nothing of the network was changed then
     */
    PlacedNetwork bringUp(TimeNetwork applied, String source) throws IOException;

    /** Ends what only this command needed; networks go on. */
    @Override
    void close();

    /**
     * The network that a command means, see {@link NetworkChoice}.
     *
     * @throws TimenetException if there is no such network
     */
    default PlacedNetwork network(Optional<String> name) {
        List<PlacedNetwork> all = networks();
        String chosen =
                new NetworkChoice(all.stream().map(PlacedNetwork::name).toList(), description())
                        .choose(name);
        return all.stream()
                .filter(network -> network.name().equals(chosen))
                .findFirst()
                .orElseThrow();
    }
}
