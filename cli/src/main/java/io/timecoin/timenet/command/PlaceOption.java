package io.timecoin.timenet.command;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.kubernetes.ClusterPlace;
import io.timecoin.timenet.kubernetes.CurrentCluster;
import io.timecoin.timenet.kubernetes.KindCluster;
import io.timecoin.timenet.kubernetes.SourceCluster;
import io.timecoin.timenet.local.LocalPlace;
import io.timecoin.timenet.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Chooses where a command looks for networks. */
public final class PlaceOption {
    /** The places that there are. */
    public enum Kind {
        LOCAL,
        KIND,
        CURRENT,
        SOURCE
    }

    @Option(
            names = "--on",
            paramLabel = "PLACE",
            description =
                    "local: processes of this machine, the default. kind: a Kubernetes cluster of"
                            + " containers. current: the cluster of the kubeconfig's current"
                            + " context. source: a Kubernetes built from Go modules (Linux, root).")
    private Kind kind = Kind.LOCAL;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "Namespace on a cluster. Default: that of the kubeconfig's context.")
    private Optional<String> namespace = Optional.empty();

    /** Which of the places was chosen. */
    public Kind kind() {
        return kind;
    }

    /** What other commands are to be given so that they work in the same place. */
    public List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--on", kind.name().toLowerCase(Locale.ROOT)));
        namespace.ifPresent(name -> arguments.addAll(List.of("--namespace", name)));
        return arguments;
    }

    /** The place with what is usual there. */
    public Place open(Machine machine) {
        return open(machine, Optional.empty(), false, false);
    }

    /**
     * The place.
     *
     * @param portBase first port of a new network on this machine
     * @param zones whether a new kind cluster has a worker in each of three zones
     * @param install whether the operator may be installed into the current cluster
     */
    Place open(Machine machine, Optional<Integer> portBase, boolean zones, boolean install) {
        return switch (kind) {
            case LOCAL -> new LocalPlace(machine, portBase);
            case KIND ->
                    new ClusterPlace(
                            machine,
                            new KindCluster(machine, KindCluster.DEFAULT_NAME, zones),
                            namespace);
            case CURRENT -> new ClusterPlace(machine, new CurrentCluster(install), namespace);
            case SOURCE -> new ClusterPlace(machine, new SourceCluster(machine), namespace);
        };
    }
}
