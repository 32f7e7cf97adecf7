package io.timecoin.timenet.output;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** Texts of the resource for people. */
public final class Words {
    private static final JsonMapper JSON = new JsonMapper();

    private Words() {}

    /** A constant as the resource writes it, e.g. {@code RollingOut}. */
    public static String of(Enum<?> constant) {
        return JSON.convertValue(constant, String.class);
    }

    /** The beginning of a hash, enough to compare by eye. */
    public static String shortHash(String hash) {
        return hash.length() <= 12 ? hash : hash.substring(0, 12);
    }
}
