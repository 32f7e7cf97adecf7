package io.timecoin.timenet.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells sets of files apart by their names, sizes and times, as the JVM does with the jars of a cache. */
public final class Fingerprint {
    /** Hex digits: enough for the builds of one machine. */
    private static final int DIGITS = 12;

    private Fingerprint() {}

    /**
     * The fingerprint.
     *
     * @param others texts that count besides the files
     */
    public static String of(List<Path> files, List<String> others) throws IOException {
        StringBuilder content = new StringBuilder();
        for (Path file : files) {
            content.append(file.getFileName()).append(' ');
            if (Files.exists(file)) {
                content.append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file));
            }
            content.append('\n');
        }
        others.forEach(text -> content.append(text).append('\n'));
        return hash(content.toString());
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
