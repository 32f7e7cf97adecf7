package io.timecoin.timenet.image;

import io.timecoin.timenet.state.Fingerprint;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains once for all images of the same jars, native libraries, Java and flags: images that differ in tag and settings
 * only share a cache, through links to one file.
 *
 * @param folder of the cache trained last
 */
public record TrainedCaches(Path folder, Training training) implements Training {
    @Override
    public boolean train(Image image) {
        try {
            Path kept = folder.resolve(fingerprint(image));
            if (Files.exists(kept)) {
                Files.createLink(image.cache(), kept);
                return true;
            }
            if (!training.train(image)) {
                return false;
            }
            StateFiles.deleteTree(folder);
            Files.createDirectories(folder);
            Files.createLink(kept, image.cache());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(Image image) throws IOException {
        List<String> others = new ArrayList<>(image.manifest().jvmFlags());
        others.add(image.manifest().javaVersion());
        List<Path> files = new ArrayList<>(image.jars());
        files.addAll(image.nativeLibraries());
        return Fingerprint.of(files, others);
    }
}
