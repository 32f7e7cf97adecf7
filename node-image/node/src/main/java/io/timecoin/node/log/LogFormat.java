package io.timecoin.node.log;

/** How log lines look. */
public enum LogFormat {
    /** A line of text for people. */
    TEXT,
    /** A JSON object for collectors. */
    JSON
}
