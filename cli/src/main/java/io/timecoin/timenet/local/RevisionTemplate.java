package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.spec.EnvSetting;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.operator.rollout.Revision;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A revision kept whole: all that is needed to start a masternode as it was, whatever the spec says by then.
 *
 * @param environment settings by pool
 */
public record RevisionTemplate(
        String id, String image, SortedMap<String, SortedMap<String, String>> environment) {

    /** The template of what a spec asks for. */
    public static RevisionTemplate of(TimeNetworkSpec spec) {
        SortedMap<String, SortedMap<String, String>> environment = new TreeMap<>();
        spec.masternodes().forEach(pool -> environment.put(pool.name(), settings(pool)));
        return new RevisionTemplate(Revision.of(spec).id(), spec.image(), environment);
    }

    private static SortedMap<String, String> settings(MasternodePool pool) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (EnvSetting setting : pool.env()) {
            settings.put(setting.name(), setting.value());
        }
        return settings;
    }

    /** The settings of a pool; none if this revision does not know it. */
    public SortedMap<String, String> environmentOf(String pool) {
        return environment.getOrDefault(pool, new TreeMap<>());
    }
}
