package io.timecoin.timenet.image;

import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A node as Maven built it in a checkout: what an image is made of.
 *
 * @param jars its class path
 * @param natives native libraries of this platform
 * @param jvmFlags flags that its Java needs
 * @param commit of the sources
 */
public record Distribution(
        List<Path> jars, List<Path> natives, List<String> jvmFlags, String commit) {
    /** What images of a masternode are called where only a tag is given. */
    public static final String REPOSITORY = "time-node";

    /** The tag where none is given: the version of this checkout. */
    public static final String VERSION = "1.0.0";

    /** Starts the node. */
    public static final String MAIN_CLASS = "io.timecoin.node.app.Main";

    private static final Predicate<String> JAR = name -> name.endsWith(".jar");
    private static final Predicate<String> OWN_JAR =
            JAR.and(name -> name.startsWith("time-node-") && !name.endsWith("-tests.jar"));

    /**
     * The node of a checkout.
     *
     * @throws TimenetException if it has not been built
     */
    public static Distribution ofCheckout(Path root) {
        Path target = root.resolve("node-image/node/target");
        List<Path> jars =
                Stream.concat(files(target, OWN_JAR), files(target.resolve("lib"), JAR)).toList();
        Path flags = target.resolve("jvm.options");
        if (jars.isEmpty() || !Files.exists(flags)) {
            throw TimenetException.failed(
                    "there is no built node in " + target + "; run mvn package in " + root);
        }
        List<Path> natives = files(target.resolve("native"), _ -> true).toList();
        return new Distribution(jars, natives, JvmOptions.read(flags), commit(root));
    }

    private static Stream<Path> files(Path folder, Predicate<String> wanted) {
        return StateFiles.names(folder).stream().filter(wanted).map(folder::resolve);
    }

    /** The commit that a checkout was built from; the launcher writes it down when it builds. */
    public static String commit(Path root) {
        return StateFiles.readText(root.resolve(".timenet/commit"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("unknown");
    }
}
