package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.timecoin.timenet.TimenetException;
import java.nio.file.Path;

/** A Kubernetes cluster that commands work with. */
public sealed interface Cluster permits CurrentCluster, KindCluster, SourceCluster {
    /** In words, after "on": {@code kind cluster timenet}. */
    String description();

    /** What stands after {@code --on}. */
    String option();

    /** Makes and starts the cluster where that is for this command line to do; does nothing if it runs. */
    void start();

    /**
     * How to reach it.
     *
     * @throws TimenetException if it does not run
     */
    Config config();

    /** What to set so that kubectl reaches it too, as one command line; empty where it does already. */
    String kubectlHint();

    /** Whether this command line may install the operator, which changes what all users of the cluster share. */
    boolean mayInstall();

    /** Whether images come from archives of this machine; else the cluster pulls them. */
    boolean takesArchives();

    /** Makes the image of an archive known to every node of the cluster. */
    void load(Path archive);

    /** Runs {@code kubectl} on it and returns what it printed. */
    String kubectl(String... arguments);
}
