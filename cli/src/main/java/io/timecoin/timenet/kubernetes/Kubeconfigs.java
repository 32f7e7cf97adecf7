package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.timecoin.timenet.TimenetException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files by which clusters are reached. */
final class Kubeconfigs {
    /** A cluster that does not answer is told soon; commands that wait ask again themselves. */
    private static final int ANSWER_MILLIS = 15_000;

    private static final int RETRIES = 2;

    private static final ExternalProgram KUBECTL =
            ExternalProgram.of("kubectl", "install kubectl and put it in PATH");

    private Kubeconfigs() {}

    /**
     * The cluster of a file's current context.
     *
     * @throws TimenetException if the file is not there or names no server
     */
    static Config read(Path file) {
        if (!Files.isReadable(file)) {
            throw TimenetException.notFound("there is no kubeconfig " + file);
        }
        return impatient(Config.fromKubeconfig(file.toFile()), file);
    }

    /** The cluster of the current context of KUBECONFIG, or of the user's kubeconfig. */
    static Config current() {
        Path file =
                Config.getKubeconfigFilenames().stream()
                        .map(Path::of)
                        .filter(Files::isReadable)
                        .findFirst()
                        .orElseThrow(() ->
                                TimenetException.notFound(
                                        "there is no kubeconfig (looked at KUBECONFIG and"
                                                + " ~/.kube/config); set KUBECONFIG to that of your"
                                                + " cluster, or use --on kind"));
        return impatient(Config.autoConfigure(null), file);
    }

    private static Config impatient(Config config, Path file) {
        if (config.getCurrentContext() == null) {
            throw TimenetException.badInput(
                    "kubeconfig "
                            + file
                            + " has no current context; choose one with kubectl config use-context");
        }
        return new ConfigBuilder(config)
                .withConnectionTimeout(ANSWER_MILLIS)
                .withRequestTimeout(ANSWER_MILLIS)
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
    }

    /** {@code kubectl} of PATH that reaches the cluster of a kubeconfig. */
    static ExternalProgram kubectl(Path kubeconfig) {
        return KUBECTL.with("KUBECONFIG", kubeconfig.toString());
    }

    /** {@code kubectl} of PATH that reaches the cluster of the current context. */
    static ExternalProgram kubectl() {
        return KUBECTL;
    }
}
