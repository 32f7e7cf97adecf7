package io.timecoin.timenet.image;

import io.timecoin.crds.v1alpha1.ImageReference;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes images of a built node. */
public record ImageBuild(
        ImageStore store, Distribution distribution, Training training, Clock clock) {
    /** The version that a node reports: the tag, as in a container image. */
    private static final String VERSION = "TIME_VERSION";

    private static final String COMMIT = "TIME_COMMIT";

    /**
     * Builds an image.
     *
     * @param settings baked into it
     */
    public Image build(ImageReference name, Map<String, String> settings) {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put(VERSION, name.tag());
        environment.put(COMMIT, distribution.commit());
        environment.putAll(settings);
        ImageManifest manifest =
                new ImageManifest(
                        name.toString(),
                        clock.instant(),
                        distribution.commit(),
                        Runtime.version().toString(),
                        environment,
                        Distribution.MAIN_CLASS,
                        distribution.jvmFlags(),
                        false);
        return store.add(manifest, distribution.jars(), distribution.natives(), training);
    }
}
