package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;

/**
 * The cluster of the kubeconfig's current context. Others use it too: nothing that they share is changed unless a person
 * asks for it.
 *
 * @param installing whether a person asked for the operator to be installed
 */
public record CurrentCluster(boolean installing) implements Cluster {
    @Override
    public String description() {
        Config config = Kubeconfigs.current();
        return "cluster %s (%s)"
                .formatted(config.getCurrentContext().getName(), config.getMasterUrl());
    }

    @Override
    public String option() {
        return "current";
    }

    @Override
    public void start() {}

    @Override
    public Config config() {
        return Kubeconfigs.current();
    }

    @Override
    public String kubectlHint() {
        return "";
    }

    @Override
    public boolean mayInstall() {
        return installing;
    }

    @Override
    public boolean takesArchives() {
        return false;
    }

    @Override
    public void load(Path archive) {
        throw new UnsupportedOperationException("a cluster of others pulls its images itself");
    }

    @Override
    public String kubectl(String... arguments) {
        return Kubeconfigs.kubectl().run(arguments);
    }
}
