package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.Fingerprint;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.spi.ToolProvider;

/**
 * The Java of an image: the modules that its program needs, linked from the JDK that this runs on.
 *
 * @param home its folder
 */
record JavaRuntime(Path home) {
    /** Where it lies in an image. */
    static final Path IN_IMAGE = Path.of("/opt/java");

    /** What node and operator load. Quarkus reads jars as file systems; a socket's keep-alive is set by jdk.net. */
    private static final String MODULES =
            String.join(
                    ",",
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.sql",
                    "java.xml",
                    "jdk.management",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs");

    /** Holds the classes of the JDK that this runs on. */
    private static final Path MODULES_FILE =
            Path.of(System.getProperty("java.home"), "lib", "modules");

    private static final List<String> RECIPE =
            List.of(
                    "--add-modules",
                    MODULES,
                    "--strip-java-debug-attributes",
                    "--no-man-pages",
                    "--no-header-files");

    /**
     * The runtime in a folder of runtimes, linked if it is not there yet.
     *
     * @param say tells a person what takes so long
     * @throws TimenetException if this JDK links none
     */
    static JavaRuntime linkedIn(Path folder, Consumer<String> say) throws IOException {
        Path home = folder.resolve("java-" + fingerprint());
        if (!Files.isDirectory(home)) {
            say.accept("linking the Java of images (about ten seconds, once)");
            Files.createDirectories(folder);
            Path linking = Files.createTempDirectory(folder, ".linking-");
            try {
                link(linking.resolve("java"));
                Files.move(linking.resolve("java"), home, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                StateFiles.deleteTree(linking);
            }
        }
        return new JavaRuntime(home);
    }

    /** Another JDK or other modules make another runtime. */
    private static String fingerprint() throws IOException {
        return Fingerprint.of(List.of(MODULES_FILE), RECIPE);
    }

    private static void link(Path home) {
        ToolProvider jlink =
                ToolProvider.findFirst("jlink")
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        "this Java has no jlink; run timenet with a whole JDK"));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        List<String> arguments = new ArrayList<>(RECIPE);
        arguments.addAll(List.of("--output", home.toString()));
        int exitCode = jlink.run(out, out, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw TimenetException.failed(
                    "jlink makes no runtime from " + System.getProperty("java.home") + ": " + said);
        }
    }

    /** The launcher on this machine. */
    Path java() {
        return home.resolve("bin/java");
    }

    /** Where caches are kept that it has trained: they hold for no other. */
    Path caches() {
        return home.resolveSibling(home.getFileName() + "-caches");
    }

    FileEntriesLayer layer() throws IOException {
        return Layers.tree("java", home, IN_IMAGE);
    }
}
