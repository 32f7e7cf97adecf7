package io.timecoin.timenet.container;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The C libraries that programs of an image load, as this machine has them: an image from scratch brings its own, under
 * the same paths, for there its loader looks.
 */
final class SystemLibraries {
    /** {@code libm.so.6 => /lib/libm.so.6 (0x…)}, {@code /lib64/ld-linux.so.2 (0x…)} or {@code libx.so => not found}. */
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:(\\S+) => )?(not found|/\\S+)(?: \\(0x\\p{XDigit}+\\))?");

    /** Loaded by name when a host name is looked up; newer C libraries have them inside. */
    private static final List<String> NAME_SERVICES =
            List.of("libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2");

    private SystemLibraries() {}

    /**
     * Libraries that these programs and libraries load, each also by way of others.
     *
     * @param own folders whose libraries the image has anyway
     */
    static NavigableSet<Path> of(Collection<Path> binaries, Collection<Path> own)
            throws IOException {
        NavigableSet<Path> found = new TreeSet<>();
        for (Path binary : binaries) {
            found.addAll(read(binary, listed(binary), own));
        }
        for (Path library : List.copyOf(found)) {
            NAME_SERVICES.stream()
                    .map(library::resolveSibling)
                    .filter(Files::exists)
                    .forEach(found::add);
        }
        return found;
    }

    /** Programs and libraries in a folder. */
    static List<Path> binaries(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".so") || Files.isExecutable(file))
                    .toList();
        }
    }

    private static String listed(Path binary) throws IOException {
        Process ldd =
                new ProcessBuilder("ldd", binary.toString()).redirectErrorStream(true).start();
        return new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads what ldd printed. */
    static List<Path> read(Path binary, String listed, Collection<Path> own) {
        Predicate<Path> fromOutside = path -> own.stream().noneMatch(path::startsWith);
        List<Path> found = new ArrayList<>();
        listed.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> {
                    if (!line.group(2).equals("not found")) {
                        found.add(Path.of(line.group(2)));
                    } else if (own.stream().noneMatch(folder -> holds(folder, line.group(1)))) {
                        throw TimenetException.failed(
                                binary
                                        + " needs "
                                        + line.group(1)
                                        + ", which this machine has not");
                    }
                });
        return found.stream().filter(fromOutside).toList();
    }

    private static boolean holds(Path folder, String library) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.endsWith(library));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
