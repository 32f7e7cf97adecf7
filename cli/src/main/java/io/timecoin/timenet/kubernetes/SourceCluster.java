package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import java.nio.file.Path;
import java.util.Optional;

/** A cluster of one node on this machine, compiled from Go modules by the scripts in {@code e2e/cluster}. */
public record SourceCluster(Machine machine) implements Cluster {
    @Override
    public String description() {
        return "the cluster from source";
    }

    @Override
    public String option() {
        return "source";
    }

    @Override
    public void start() {
        if (!isRunning()) {
            machine.terminal()
                    .say(
                            "starting a Kubernetes from source (some minutes the first time, to"
                                    + " compile it)");
            script("up").run();
        }
    }

    @Override
    public Config config() {
        return Kubeconfigs.read(kubeconfig());
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    private Path kubeconfig() {
        return running()
                .orElseThrow(() ->
                        TimenetException.notFound(
                                "no cluster from source runs on this machine; timenet up --on source"
                                        + " starts it"));
    }

    private Optional<Path> running() {
        return Optional.of(script("kubeconfig").run())
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(Path::of);
    }

    /** Stops the cluster and removes all that is on it. */
    public void delete() {
        script("down").run();
    }

    @Override
    public String kubectlHint() {
        return "export KUBECONFIG=%s PATH=%s:$PATH".formatted(kubeconfig(), programs());
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
        script("load").run(archive.toString());
    }

    @Override
    public String kubectl(String... arguments) {
        String kubectl = Path.of(programs()).resolve("kubectl").toString();
        return ExternalProgram.of(kubectl, "run e2e/cluster/up")
                .with("KUBECONFIG", kubeconfig().toString())
                .run(arguments);
    }

    private String programs() {
        return script("programs").run().strip();
    }

    private ExternalProgram script(String name) {
        Path checkout =
                machine.checkout()
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        "--on source builds Kubernetes from a checkout of the"
                                                + " project; run its ./timenet"));
        return ExternalProgram.of(
                checkout.resolve("e2e/cluster").resolve(name).toString(),
                "it is part of the checkout");
    }
}
