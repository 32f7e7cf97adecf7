package io.timecoin.timenet.local;

import io.timecoin.timenet.image.ImageManifest;
import io.timecoin.timenet.image.ImageStore;
import io.timecoin.timenet.image.Training;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Makes images whose node is {@link FakeNode}. */
public final class FakeImages {
    private static final List<Class<?>> CLASSES = List.of(FakeNode.class);

    private FakeImages() {}

    /** Adds an image to a store. */
    public static void add(
            ImageStore store, String name, Map<String, String> settings, Path scratch)
            throws IOException {
        Path jar = scratch.resolve("fake-node.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file)) {
            for (Class<?> type : CLASSES) {
                String entry = type.getName().replace('.', '/') + ".class";
                content.putNextEntry(new JarEntry(entry));
                try (InputStream code = type.getClassLoader().getResourceAsStream(entry)) {
                    if (code == null) {
                        throw new IOException("no class file " + entry);
                    }
                    code.transferTo(content);
                }
                content.closeEntry();
            }
        }
        TreeMap<String, String> environment = new TreeMap<>(settings);
        environment.put("TIME_VERSION", name.substring(name.indexOf(':') + 1));
        store.add(
                new ImageManifest(
                        name,
                        Instant.EPOCH,
                        "abc",
                        Runtime.version().toString(),
                        environment,
                        FakeNode.class.getName(),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m"),
                        false),
                List.of(jar),
                List.of(),
                Training.NONE);
    }
}
