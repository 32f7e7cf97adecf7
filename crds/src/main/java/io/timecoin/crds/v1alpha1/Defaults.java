package io.timecoin.crds.v1alpha1;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The blocks that people leave out. */
public final class Defaults {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Defaults() {}

    /** The block that an empty object stands for: all of its fields have their defaults. */
    public static <T> T of(Class<T> block) {
        return MAPPER.convertValue(Map.of(), block);
    }
}
