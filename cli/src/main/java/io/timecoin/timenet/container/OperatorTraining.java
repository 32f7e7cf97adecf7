package io.timecoin.timenet.container;

import io.timecoin.operator.platform.NodeClient;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.state.Fingerprint;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains the operator's start against an API server that knows nothing: classes, informers, leader election and HTTP
 * are then in the cache that the JVM writes at its end.
 *
 * @param say tells a person what takes so long, and why there is no cache
 */
record OperatorTraining(JavaRuntime runtime, Clock clock, Consumer<String> say) {
    /** A start takes seconds; on a machine that is busy with all else, minutes. */
    private static final Duration RUN_LIMIT = Duration.ofMinutes(5);

    /** The JVM writes the cache when it ends: seconds of work too. */
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(5);

    /** The cache of an operator, trained once for the same jars, Java and flags; empty if that fails. */
    Optional<Path> cacheOf(OperatorProgram program) throws IOException {
        Path folder = runtime.home().resolveSibling(runtime.home().getFileName() + "-operator");
        Path kept =
                folder.resolve(Fingerprint.of(program.jars(), program.jvmFlags()))
                        .resolve("operator.aot");
        if (!Files.exists(kept)) {
            say.accept("training the operator's start, once for this build (about ten seconds)");
            StateFiles.deleteTree(folder);
            Files.createDirectories(kept.getParent());
            train(program, kept);
        }
        return Files.exists(kept) ? Optional.of(kept) : Optional.empty();
    }

    private void train(OperatorProgram program, Path cache) throws IOException {
        Path log = Files.createTempFile("operator-training-", ".log");
        try (TrainingApiServer server = new TrainingApiServer();
                NodeClient client = new NodeClient(clock)) {
            URI operator = URI.create("http://127.0.0.1:" + PortBlock.anyFree(1).base());
            Process process =
                    new ProcessBuilder(command(program, cache, server.uri(), operator))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            try {
                if (!Waiting.until(
                                RUN_LIMIT, () -> !process.isAlive() || isStarted(client, operator))
                        || !process.isAlive()) {
                    without("it did not start: " + lastLine(log));
                    return;
                }
                process.destroy();
                if (!Waiting.until(WRITE_LIMIT, () -> !process.isAlive()) || !Files.exists(cache)) {
                    without(lastLine(log));
                }
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(log);
        }
    }

    private List<String> command(OperatorProgram program, Path cache, URI server, URI operator) {
        List<String> flags =
                List.of(
                        "-XX:AOTCacheOutput=" + cache,
                        "-Dquarkus.http.host=" + operator.getHost(),
                        "-Dquarkus.http.port=" + operator.getPort(),
                        "-Dquarkus.kubernetes-client.api-server-url=" + server,
                        "-Dquarkus.kubernetes-client.namespace=training");
        List<String> command = new ArrayList<>(List.of(runtime.java().toString()));
        command.addAll(program.javaArguments(program.folder(), flags));
        return command;
    }

    /**
     * Asks as the kubelet and Prometheus do, so that the answers are learnt too. It listens once all is started; that
     * its watches are fed by nobody is no matter.
     */
    private static boolean isStarted(NodeClient client, URI operator) {
        try {
            return !client.text(operator, "/health/ready").isEmpty()
                    && !client.text(operator, "/health/live").isEmpty()
                    && client.text(operator, "/metrics").contains("jvm_");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void without(String reason) {
        say.accept("the operator's image has no trained cache and starts slower: " + reason);
    }

    private static String lastLine(Path log) {
        return StateFiles.readText(log)
                .flatMap(text -> text.lines().reduce((_, last) -> last))
                .orElse("the log is empty");
    }
}
