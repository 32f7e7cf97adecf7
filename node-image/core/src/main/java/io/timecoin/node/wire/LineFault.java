package io.timecoin.node.wire;

/** Why a line is no message. Metrics count them by name. */
public enum LineFault {
    /** Nothing but white space. */
    EMPTY,
    NOT_UTF8,
    NOT_JSON,
    /** A name that neither protocol v1 nor our extension has. */
    UNKNOWN_MESSAGE,
    /** A field that is missing, repeated, of the wrong type or out of range. */
    BAD_FIELD,
    /** A line, text or byte sequence above its limit. */
    TOO_LONG,
    LIST_TOO_LONG
}
