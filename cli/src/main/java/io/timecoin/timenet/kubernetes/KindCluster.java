package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cluster of containers, made by {@code kind}.
 *
 * @param name in kind
 * @param zones whether a new one has a control plane and three workers, each in a zone of its own, instead of one node
 */
public record KindCluster(Machine machine, String name, boolean zones) implements Cluster {
    /** The name of that which commands work with. */
    public static final String DEFAULT_NAME = "timenet";

    private static final ExternalProgram KIND =
            ExternalProgram.of("kind", "install kind and docker and put them in PATH");

    private static final String ONE_NODE =
            """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            nodes:
            - role: control-plane
            """;

    private static final String THREE_ZONES =
            ONE_NODE
                    + """
                    - role: worker
                      labels: {topology.kubernetes.io/zone: zone-a}
                    - role: worker
                      labels: {topology.kubernetes.io/zone: zone-b}
                    - role: worker
                      labels: {topology.kubernetes.io/zone: zone-c}
                    """;

    @Override
    public String description() {
        return "kind cluster " + name;
    }

    @Override
    public String option() {
        return "kind";
    }

    @Override
    public void start() {
        if (runs()) {
            KIND.run(
                    "export",
                    "kubeconfig",
                    "--name",
                    name,
                    "--kubeconfig",
                    kubeconfig().toString());
            return;
        }
        machine.terminal()
                .say(
                        "making kind cluster %s with %s"
                                .formatted(
                                        name,
                                        zones
                                                ? "a control plane and three workers, each in a zone"
                                                : "one node"));
        Path layout = kubeconfig().resolveSibling(name + ".yaml");
        StateFiles.writeText(layout, zones ? THREE_ZONES : ONE_NODE);
        KIND.run(
                "create",
                "cluster",
                "--name",
                name,
                "--config",
                layout.toString(),
                "--kubeconfig",
                kubeconfig().toString(),
                "--wait",
                "3m");
    }

    private boolean runs() {
        return KIND.run("get", "clusters").lines().anyMatch(name::equals);
    }

    /** Removes the cluster with all that is on it; does nothing if there is none. */
    public void delete() {
        KIND.run("delete", "cluster", "--name", name, "--kubeconfig", kubeconfig().toString());
    }

    /** A file of its own: the kubeconfig of the user stays as it is. */
    private Path kubeconfig() {
        return machine.directories().clusters().resolve(name + ".kubeconfig");
    }

    @Override
    public Config config() {
        if (!Files.exists(kubeconfig())) {
            throw TimenetException.notFound(
                    "there is no kind cluster %s; timenet up --on kind makes it".formatted(name));
        }
        return Kubeconfigs.read(kubeconfig());
    }

    @Override
    public String kubectlHint() {
        return "export KUBECONFIG=" + kubeconfig();
    }

    @Override
    public boolean mayInstall() {
        return true;
    }

    @Override
    public boolean takesArchives() {
        return true;
    }

    @Override
    public void load(Path archive) {
        KIND.run("load", "image-archive", archive.toString(), "--name", name);
    }

    @Override
    public String kubectl(String... arguments) {
        return Kubeconfigs.kubectl(kubeconfig()).run(arguments);
    }
}
