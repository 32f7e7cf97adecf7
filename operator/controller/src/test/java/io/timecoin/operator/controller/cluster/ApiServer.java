package io.timecoin.operator.controller.cluster;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One etcd and API server for all tests of a run, with the CRD of this checkout. Skips the tests where
 * {@code KUBEBUILDER_ASSETS} names no binaries.
 */
public final class ApiServer implements ExecutionCondition, ParameterResolver {
    private static final String ASSETS = "KUBEBUILDER_ASSETS";
    private static final Namespace STORE = Namespace.create(ApiServer.class);
    private static final int STARTUP_MILLIS = 60_000;
    private static final Path CRD = Path.of("../../crds/timenetworks.time-coin.io.yaml");

    /** A running server. */
    public static final class Running implements AutoCloseable {
        private final Path folder;
        private final KubeAPIServer server;
        private final KubernetesClient admin;

        public Running() {
            try {
                folder = Files.createTempDirectory("api-server");
                Path binaries = folder.resolve("k8s/1.34.0-linux-amd64");
                Files.createDirectories(binaries.getParent());
                Files.createSymbolicLink(binaries, Path.of(System.getenv(ASSETS)));
                server =
                        new KubeAPIServer(
                                KubeAPIServerConfigBuilder.anAPIServerConfig()
                                        .withTestDir(folder.toString())
                                        .withApiServerVersion("1.34.0")
                                        .withOfflineMode(true)
                                        .withStartupTimeout(STARTUP_MILLIS)
                                        .build());
                server.start();
                admin = client();
                admin.load(Files.newInputStream(CRD)).create();
                awaitCrd();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A new client with all rights. */
        public KubernetesClient client() {
            return new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                    .build();
        }

        /** A new client with the rights of a service account. */
        public KubernetesClient clientOf(String namespace, String account) {
            Config config = Config.fromKubeconfig(server.getKubeConfigYaml());
            config.setImpersonateUsername("system:serviceaccount:" + namespace + ":" + account);
            return new KubernetesClientBuilder().withConfig(config).build();
        }

        /** Runs kubectl against this server; returns what it printed. */
        public String kubectl(String... arguments) {
            try {
                Path kubeconfig = folder.resolve("kubeconfig");
                Files.writeString(kubeconfig, kubeconfig());
                List<String> command = new ArrayList<>();
                command.add(Path.of(System.getenv(ASSETS), "kubectl").toString());
                command.add("--kubeconfig=" + kubeconfig);
                command.addAll(List.of(arguments));
                Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Applies documents with all rights; fails with what kubectl says if one is refused. */
        public void apply(String yaml) {
            try {
                Path file = Files.createTempFile(folder, "apply", ".yaml");
                Files.writeString(file, yaml);
                String printed =
                        kubectl(
                                "apply",
                                "--server-side",
                                "--force-conflicts",
                                "-f",
                                file.toString());
                if (printed.contains("Error") || printed.contains("error")) {
                    throw new IllegalStateException(printed);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A new client with all rights that reaches the server through a cable. */
        public KubernetesClient client(Cable cable) {
            Config config = Config.fromKubeconfig(server.getKubeConfigYaml());
            config.setMasterUrl("https://127.0.0.1:" + cable.port());
            return new KubernetesClientBuilder().withConfig(config).build();
        }

        /** A new client with all rights whose requests are seen. */
        public KubernetesClient client(Requests requests) {
            return new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                    .withHttpClientBuilderConsumer(
                            http -> http.addOrReplaceInterceptor("requests", requests))
                    .build();
        }

        /** The port that it listens on, on loopback. */
        public int port() {
            return URI.create(Config.fromKubeconfig(server.getKubeConfigYaml()).getMasterUrl())
                    .getPort();
        }

        /** Its kubeconfig, as text. */
        public String kubeconfig() {
            return server.getKubeConfigYaml();
        }

        private void awaitCrd() {
            admin.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("timenetworks.time-coin.io")
                    .waitUntilCondition(ApiServer::isEstablished, 30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            admin.close();
            server.stop();
        }
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        return Stream.ofNullable(crd.getStatus())
                .map(CustomResourceDefinitionStatus::getConditions)
                .flatMap(conditions -> Stream.ofNullable(conditions).flatMap(List::stream))
                .anyMatch(condition ->
                        condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (System.getenv(ASSETS) != null) {
            return ConditionEvaluationResult.enabled("an API server is at hand");
        }
        String reason =
                "skipped: tests against a real API server need "
                        + ASSETS
                        + " to name a folder with etcd, kube-apiserver and kubectl";
        context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent(
                        "told",
                        _ -> {
                            System.out.println("[operator] " + reason);
                            return reason;
                        });
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(STORE).getOrComputeIfAbsent(Running.class);
    }
}
