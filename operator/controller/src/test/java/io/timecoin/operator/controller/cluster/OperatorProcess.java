package io.timecoin.operator.controller.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged operator as a process of its own. */
final class OperatorProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/time-operator-1.0.0-runner.jar");
    private static final Path FLAGS = Path.of("src/main/image/jvm.options");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private static final long GRACE_SECONDS = 30;

    private final Path output;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    OperatorProcess(ApiServer.Running server) {
        try {
            Path kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
            Files.writeString(kubeconfig, server.kubeconfig());
            output = Files.createTempFile("operator", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the flags of its image. */
    private static List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        Files.readAllLines(FLAGS).stream()
                .filter(line -> line.startsWith("-"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.kubernetes-client.namespace=time-system",
                        "-jar",
                        JAR.toString()));
        return command;
    }

    /** What it wrote so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Status of an answer; 0 while there is none. */
    int status(String path) {
        return ask(path).map(HttpResponse::statusCode).orElse(0);
    }

    /** Text of an answer; empty while there is none. */
    String get(String path) {
        return ask(path).map(HttpResponse::body).orElse("");
    }

    private Optional<HttpResponse<String>> ask(String path) {
        Matcher listening = LISTENING.matcher(output());
        if (!listening.find()) {
            return Optional.empty();
        }
        URI uri = URI.create("http://127.0.0.1:" + listening.group(1) + path);
        try {
            return Optional.of(
                    http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends it as Kubernetes does; it must do so within the grace period of a Pod. */
    void end() {
        process.destroy();
        try {
            process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        end();
        http.close();
    }
}
