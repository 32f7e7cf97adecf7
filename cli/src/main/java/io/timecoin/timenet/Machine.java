package io.timecoin.timenet;

import io.timecoin.timenet.image.ImageStore;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.timenet.state.Directories;
import io.timecoin.timenet.state.Networks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What commands work with.
 *
 * @param java the Java that nodes and supervisors run on
 * @param checkout the project that this command line was built from, where there is one
 */
public record Machine(
        Directories directories,
        Path java,
        Optional<Path> checkout,
        Clock clock,
        Terminal terminal) {
    /** This machine, as the launcher describes it. */
    public static Machine ofProcess() {
        return new Machine(
                Directories.of(System.getenv(), Path.of(System.getProperty("user.home"))),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Optional.ofNullable(System.getProperty("timenet.home")).map(Path::of),
                Clock.systemUTC(),
                Terminal.ofProcess());
    }

    public Networks networks() {
        return new Networks(directories.networks());
    }

    public ImageStore images() {
        return new ImageStore(directories.images());
    }

    /**
     * The project that images are built from.
     *
     * @throws TimenetException if this command line runs without one
     */
    public Path requireCheckout() {
        return checkout.orElseThrow(() ->
                TimenetException.failed(
                        "images are built from a checkout of the project; run its ./timenet"));
    }
}
