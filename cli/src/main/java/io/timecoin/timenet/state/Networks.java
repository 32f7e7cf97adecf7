package io.timecoin.timenet.state;

import io.timecoin.timenet.TimenetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The networks of this machine by name. */
public record Networks(Path root) {
    /** Where {@code -n} is not given and there is more than one network, or none. */
    public static final String DEFAULT_NAME = "testnet";

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
     * The network that a command means: the one named, else the only one, else {@value #DEFAULT_NAME}.
     *
     * @throws TimenetException if there is no such network
     */
    public NetworkFolder existing(Optional<String> name) {
        NetworkFolder network = network(name.orElseGet(this::onlyOrDefault));
        if (!network.exists()) {
            throw TimenetException.notFound(
                    "there is no network \""
                            + network.name()
                            + "\" on this machine ("
                            + known()
                            + "); timenet up brings one up");
        }
        return network;
    }

    private String onlyOrDefault() {
        List<NetworkFolder> all = all();
        return all.size() == 1 ? all.getFirst().name() : DEFAULT_NAME;
    }

    private String known() {
        List<String> names = all().stream().map(NetworkFolder::name).toList();
        return names.isEmpty() ? "there are none" : "there are: " + String.join(", ", names);
    }
}
