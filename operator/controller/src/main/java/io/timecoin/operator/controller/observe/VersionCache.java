package io.timecoin.operator.controller.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was worked out of live objects, each for as long as the object stays at its resource version. It saves work and
 * decides nothing: what is not in it is worked out again. May be used by several threads.
 *
 * @param <T> what is worked out
 */
public final class VersionCache<T> {
    /** Objects that one operator looks after without working things out again: some 40 networks of 100 masternodes. */
    static final int LIMIT = 4_096;

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, Kept<T>> byUid =
            new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept<T>> eldest) {
                    return size() > LIMIT;
                }
            };

    private record Kept<T>(String resourceVersion, T value) {}

    /** What was kept for this object at this resource version. */
    public synchronized Optional<T> find(HasMetadata live) {
        ObjectMeta metadata = live.getMetadata();
        return Optional.ofNullable(byUid.get(metadata.getUid()))
                .filter(kept -> kept.resourceVersion().equals(metadata.getResourceVersion()))
                .map(Kept::value);
    }

    /** Keeps it in place of what was kept for this object before; beyond the limit, the one longest unused goes. */
    public synchronized void keep(HasMetadata live, T value) {
        ObjectMeta metadata = live.getMetadata();
        byUid.put(metadata.getUid(), new Kept<>(metadata.getResourceVersion(), value));
    }
}
