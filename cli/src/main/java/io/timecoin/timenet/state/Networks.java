package io.timecoin.timenet.state;

import io.timecoin.timenet.TimenetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The networks of this machine by name. */
public record Networks(Path root) {
    /** As the name of a Kubernetes object, short enough for the names of its masternodes. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

    public NetworkFolder network(String name) {
        if (!NAME.matcher(name).matches()) {
            throw TimenetException.badInput(
                    "\""
                            + name
                            + "\" cannot be the name of a network: at most 40 of a-z, 0-9 and -,"
                            + " beginning and ending with a letter or digit");
        }
        return new NetworkFolder(root.resolve(name));
    }

    public List<NetworkFolder> all() {
        return StateFiles.names(root).stream()
                .map(name -> new NetworkFolder(root.resolve(name)))
                .filter(NetworkFolder::exists)
                .toList();
    }

    /**
     * The network that a command means, see {@link NetworkChoice}.
     *
     * @throws TimenetException if there is no such network
     */
    public NetworkFolder existing(Optional<String> name) {
        name.ifPresent(this::network);
        List<String> known = all().stream().map(NetworkFolder::name).toList();
        return network(new NetworkChoice(known, "this machine").choose(name));
    }
}
