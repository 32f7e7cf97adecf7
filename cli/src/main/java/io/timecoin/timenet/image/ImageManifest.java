package io.timecoin.timenet.image;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known of an image; kept in it as {@code image.json}.
 *
 * @param name {@code repository:tag}
 * @param commit of the sources that it was built from
 * @param javaVersion of the JDK that trained its cache
 * @param environment settings baked into it; those of a pool win over them
 * @param jvmFlags flags that its Java needs
 * @param cached whether it holds a trained AOT cache
 */
public record ImageManifest(
        String name,
        Instant created,
        String commit,
        String javaVersion,
        SortedMap<String, String> environment,
        String mainClass,
        List<String> jvmFlags,
        boolean cached) {

    /** The same image with or without a cache. */
    public ImageManifest withCache(boolean present) {
        return new ImageManifest(
                name, created, commit, javaVersion, environment, mainClass, jvmFlags, present);
    }
}
