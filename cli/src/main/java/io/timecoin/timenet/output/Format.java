package io.timecoin.timenet.output;

/** How a command prints its result. */
public enum Format {
    TEXT,
    JSON
}
