package io.timecoin.timenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.crds.v1alpha1.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {
    private static final ImageReference NAME = ImageReference.parse("time-node:1.0.1");

    private static final String EXTERNAL =
            "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true";

    @TempDir private Path folder = Path.of("");

    @Test
    void anImageReportsItsTagAndBakedSettings() throws IOException {
        Image image = build(NAME, Map.of("TIME_NETWORK", "Mainnet"), Training.NONE);

        assertThat(image.manifest().environment())
                .containsEntry("TIME_VERSION", "1.0.1")
                .containsEntry("TIME_COMMIT", "abc123")
                .containsEntry("TIME_NETWORK", "Mainnet");
        assertThat(store().find(NAME)).contains(image);
    }

    @Test
    void theCommandNamesTheJarsInOrder() throws IOException {
        Image image = build(NAME, Map.of(), Training.NONE);

        assertThat(image.command(Path.of("java"), List.of("run")))
                .containsExactly(
                        "java",
                        "-Xmx160m",
                        "-cp",
                        image.libraries().resolve("a.jar")
                                + ":"
                                + image.libraries().resolve("b.jar"),
                        Distribution.MAIN_CLASS,
                        "run");
    }

    @Test
    void nativeLibrariesAreLoadedFromTheImageWhenItIsTrainedAndWhenItRuns() throws IOException {
        Path library = Files.writeString(folder.resolve("librocksdb.so"), "native");
        List<List<String>> trainingCommands = new ArrayList<>();

        Image image =
                build(
                        NAME,
                        List.of(library),
                        Map.of(),
                        untrained -> {
                            trainingCommands.add(
                                    untrained.trainingCommand(Path.of("java"), List.of()));
                            return false;
                        });

        assertThat(image.folder().resolve("native/librocksdb.so")).hasContent("native");
        assertThat(image.command(Path.of("java"), List.of()))
                .contains("-Djava.library.path=" + image.folder().resolve("native"), EXTERNAL);
        assertThat(trainingCommands)
                .singleElement()
                .satisfies(command ->
                        assertThat(command)
                                .contains(EXTERNAL)
                                .anyMatch(flag -> flag.startsWith("-Djava.library.path=")));
    }

    @Test
    void aTrainedCacheIsUsed() throws IOException {
        Image image = build(NAME, Map.of(), untrained -> true);

        assertThat(image.command(Path.of("java"), List.of()))
                .contains("-XX:AOTCache=" + image.folder().resolve("node.aot"));
    }

    @Test
    void buildingAgainReplacesTheImage() throws IOException {
        build(NAME, Map.of("TIME_LOG_LEVEL", "debug"), Training.NONE);

        build(NAME, Map.of(), Training.NONE);

        assertThat(store().all())
                .singleElement()
                .satisfies(image ->
                        assertThat(image.manifest().environment())
                                .doesNotContainKey("TIME_LOG_LEVEL"));
    }

    @Test
    void aBuildThatFailsLeavesNothing() throws IOException {
        Training failing =
                image -> {
                    throw new IllegalStateException("no training today");
                };

        assertThatThrownBy(() -> build(NAME, Map.of(), failing))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store().all()).isEmpty();
        assertThat(store().root().toFile().list()).containsExactly(".lock");
    }

    @Test
    void imagesOfSeveralRepositoriesAreKeptApart() throws IOException {
        ImageReference other = ImageReference.parse("registry.example:5000/team/time-node:1.0.1");
        build(NAME, Map.of(), Training.NONE);
        build(other, Map.of(), Training.NONE);

        assertThat(store().all())
                .extracting(image -> image.manifest().name())
                .containsExactlyInAnyOrder(NAME.toString(), other.toString());
    }

    private Image build(ImageReference name, Map<String, String> settings, Training training)
            throws IOException {
        return build(name, List.of(), settings, training);
    }

    private Image build(
            ImageReference name,
            List<Path> natives,
            Map<String, String> settings,
            Training training)
            throws IOException {
        Path b = Files.writeString(folder.resolve("b.jar"), "b");
        Path a = Files.writeString(folder.resolve("a.jar"), "a");
        Distribution distribution =
                new Distribution(List.of(b, a), natives, List.of("-Xmx160m"), "abc123");
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new ImageBuild(store(), distribution, training, clock).build(name, settings);
    }

    private ImageStore store() {
        return new ImageStore(folder.resolve("image store"));
    }
}
