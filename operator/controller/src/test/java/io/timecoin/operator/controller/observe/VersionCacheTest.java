package io.timecoin.operator.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.api.Test;

class VersionCacheTest {
    private final VersionCache<String> cache = new VersionCache<>();

    @Test
    void whatWasKeptHoldsForThatVersionOfTheObject() {
        cache.keep(object("a", 7), "seven");

        assertThat(cache.find(object("a", 7))).contains("seven");
        assertThat(cache.find(object("a", 8))).isEmpty();
    }

    @Test
    void anObjectThatWasMadeAgainIsAnother() {
        cache.keep(object("a", 7), "seven");

        assertThat(cache.find(object("b", 7))).isEmpty();
    }

    @Test
    void beyondTheLimitTheOneLongestUnusedGoes() {
        cache.keep(object("used", 1), "used");
        cache.keep(object("unused", 1), "unused");
        for (int i = 0; i < VersionCache.LIMIT - 1; i++) {
            assertThat(cache.find(object("used", 1))).isPresent();
            cache.keep(object("another-" + i, 1), "another");
        }

        assertThat(cache.find(object("used", 1))).isPresent();
        assertThat(cache.find(object("unused", 1))).isEmpty();
    }

    private static ConfigMap object(String uid, int version) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("same")
                .withUid(uid)
                .withResourceVersion(Integer.toString(version))
                .endMetadata()
                .build();
    }
}
