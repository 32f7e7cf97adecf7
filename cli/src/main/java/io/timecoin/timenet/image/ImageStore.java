package io.timecoin.timenet.image;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.StateFiles;
import io.timecoin.timenet.state.StateLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The images of this machine, one folder each: {@code <repository>/<tag>}.
 *
 * <p>An image is made in a hidden folder and renamed, so that it is there as a whole or not at all.
 */
public record ImageStore(Path root) {
    public Optional<Image> find(ImageReference name) {
        Path folder = folder(name);
        return StateFiles.read(folder.resolve(Image.MANIFEST), ImageManifest.class)
                .map(manifest -> new Image(manifest, folder));
    }

    /** All images by repository and tag. */
    public List<Image> all() {
        return StateFiles.names(root).stream()
                .map(this::repositoryName)
                .flatMap(repository ->
                        StateFiles.names(repositoryFolder(repository)).stream()
                                .map(tag -> new ImageReference(repository, tag)))
                .flatMap(name -> find(name).stream())
                .toList();
    }

    /**
     * Makes an image of a built node, in place of one of the same name.
     *
     * @param manifest its name says where it goes
     * @param jars its class path
     * @param natives libraries that it loads; none if its jars hold them
     * @return the image as stored
     */
    public Image add(
            ImageManifest manifest, List<Path> jars, List<Path> natives, Training training) {
        try (StateLock _ = lock()) {
            Path building = Files.createTempDirectory(root, ".building-");
            try {
                copy(jars, building.resolve(Image.LIBRARIES));
                copy(natives, building.resolve(Image.NATIVES));
                return build(manifest, training, building);
            } finally {
                StateFiles.deleteTree(building);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StateLock lock() throws IOException {
        Files.createDirectories(root);
        return StateLock.tryTake(root.resolve(".lock"))
                .orElseThrow(() ->
                        TimenetException.failed(
                                "another timenet builds an image; try again when it is done"));
    }

    private Image build(ImageManifest manifest, Training training, Path building)
            throws IOException {
        Image untrained = new Image(manifest.withCache(false), building);
        boolean cached = training.train(untrained);
        StateFiles.write(building.resolve(Image.MANIFEST), manifest.withCache(cached));
        Path folder = folder(ImageReference.parse(manifest.name()));
        Files.createDirectories(folder.getParent());
        moveAside(folder);
        Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
        return new Image(manifest.withCache(cached), folder);
    }

    private void moveAside(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Path old = Files.createTempDirectory(root, ".replaced-");
            Files.move(folder, old.resolve("image"), StandardCopyOption.ATOMIC_MOVE);
            StateFiles.deleteTree(old);
        }
    }

    private static void copy(List<Path> files, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private Path folder(ImageReference name) {
        return repositoryFolder(name.name()).resolve(name.tag());
    }

    /** A slash of a repository is a plus sign in its folder's name; none of its names holds one. */
    private Path repositoryFolder(String repository) {
        return root.resolve(repository.replace('/', '+'));
    }

    private String repositoryName(String folder) {
        return folder.replace('+', '/');
    }
}
