package io.timecoin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images that {@code timenet image build} makes: for this machine, as archives and in a registry. */
class ImageBuildIT {
    /** What a node's archive may take, compressed. */
    private static final long NODE_BYTES = 80L << 20;

    private static final String USER = "65532:65532";

    @TempDir Path folder;
    private Timenet timenet;

    @BeforeEach
    void useOwnFolders() {
        timenet = new Timenet(folder);
    }

    @Test
    void withoutANameNodeAndOperatorAreBuiltForEveryUse() {
        String said = timenet.run("image", "build").succeeded().output();

        assertThat(said)
                .contains(
                        "built time-node:1.0.0",
                        "wrote time-node:1.0.0 to ",
                        "wrote time-operator:1.0.0 to ");
        assertThat(timenet.run("image", "ls").succeeded().output()).contains("time-node:1.0.0");
    }

    @Test
    void theArchiveOfANodeIsSmall() throws Exception {
        Path archive = folder.resolve("node.tar");

        timenet.run("image", "build", "time-node:1.0.0", "--output", archive.toString())
                .succeeded();

        assertThat(Files.size(archive)).isPositive().isLessThanOrEqualTo(NODE_BYTES);
    }

    @Test
    void nodeAndOperatorArePushedOnTopOfAJavaImage() throws Exception {
        try (LoopbackRegistry registry = new LoopbackRegistry(folder)) {
            String java = registry.address() + "/java:25";
            Jib.fromScratch()
                    .addEnvironmentVariable("JAVA_VERSION", "25")
                    .containerize(
                            Containerizer.to(RegistryImage.named(java))
                                    .setAllowInsecureRegistries(true));

            push(registry.address() + "/time/time-node:1.0.0", java).succeeded();
            push(registry.address() + "/time/time-operator:1.0.0", java).succeeded();

            JsonNode node = config(registry, "time/time-node", "1.0.0");
            assertRunsJavaAsNobody(node);
            assertThat(node.path("Volumes").has("/var/lib/time"))
                    .as("a volume for the chain in %s", node)
                    .isTrue();
            assertRunsJavaAsNobody(config(registry, "time/time-operator", "1.0.0"));
        }
    }

    private Timenet.Answer push(String image, String base) {
        return timenet.run("image", "build", image, "--push", "--base", base);
    }

    private static JsonNode config(LoopbackRegistry registry, String name, String tag)
            throws Exception {
        JsonNode manifest = registry.manifest(name, tag).orElseThrow();
        assertThat(manifest.path("layers").size()).as("layers of %s", name).isPositive();
        String digest = manifest.at("/config/digest").asText();
        return registry.blob(name, digest).orElseThrow().path("config");
    }

    private static void assertRunsJavaAsNobody(JsonNode config) {
        assertThat(config.path("User").asText()).isEqualTo(USER);
        assertThat(config.at("/Entrypoint/0").asText()).isEqualTo("java");
        assertThat(config.path("Env").valueStream().map(JsonNode::asText))
                .as("settings of the base stay")
                .contains("JAVA_VERSION=25");
        assertThat(config.path("Labels").path("org.opencontainers.image.version").asText())
                .isEqualTo("1.0.0");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNamed() throws Exception {
        String address;
        try (LoopbackRegistry registry = new LoopbackRegistry(folder)) {
            address = registry.address();
        }

        Timenet.Answer answer = push(address + "/time-node:1.0.0", address + "/java:25");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output())
                .contains("image " + address + "/time-node:1.0.0 was not written", "refused")
                .doesNotContain("Exception", "\tat ");
    }
}
