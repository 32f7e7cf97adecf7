package io.timecoin.timenet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedCachesTest {
    @TempDir private Path folder = Path.of("");

    private final AtomicInteger trainings = new AtomicInteger();

    @Test
    void imagesOfTheSameJarsAreTrainedOnce() throws IOException {
        Image first = image("1.0.0", "code");
        Image second = image("1.0.1", "code");

        assertThat(caches(true).train(first)).isTrue();
        assertThat(caches(true).train(second)).isTrue();

        assertThat(trainings).hasValue(1);
        assertThat(second.cache()).hasContent("trained for 1.0.0");
    }

    @Test
    void otherJarsAreTrainedAnewAndTheirCacheTakesThePlaceOfTheOld() throws IOException {
        Image first = image("1.0.0", "code");
        caches(true).train(first);

        caches(true).train(image("1.0.1", "more code"));

        assertThat(trainings).hasValue(2);
        assertThat(first.cache()).exists();
        assertThat(folder.resolve("caches").toFile().list()).hasSize(1);
    }

    @Test
    void otherNativeLibrariesAreTrainedAnew() throws IOException {
        Image first = image("1.0.0", "code");
        Image second = image("1.0.1", "code");
        Path natives = Files.createDirectories(second.folder().resolve("native"));
        Files.writeString(natives.resolve("librocksdb.so"), "native");

        caches(true).train(first);
        caches(true).train(second);

        assertThat(trainings).hasValue(2);
    }

    @Test
    void aTrainingThatFailsIsTriedAgainWithTheNextImage() throws IOException {
        assertThat(caches(false).train(image("1.0.0", "code"))).isFalse();
        assertThat(caches(true).train(image("1.0.1", "code"))).isTrue();

        assertThat(trainings).hasValue(2);
    }

    private TrainedCaches caches(boolean succeeds) {
        return new TrainedCaches(
                folder.resolve("caches"),
                image -> {
                    trainings.incrementAndGet();
                    return succeeds && write(image);
                });
    }

    private static boolean write(Image image) {
        try {
            Files.writeString(image.cache(), "trained for " + image.manifest().name());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Image image(String name, String code) throws IOException {
        Path imageFolder = Files.createDirectories(folder.resolve(name));
        Image image =
                new Image(
                        new ImageManifest(
                                name,
                                Instant.EPOCH,
                                "abc",
                                "25",
                                new TreeMap<>(),
                                "Main",
                                List.of(),
                                false),
                        imageFolder);
        Path jar = Files.createDirectories(image.libraries()).resolve("node.jar");
        Files.writeString(jar, code);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        return image;
    }
}
