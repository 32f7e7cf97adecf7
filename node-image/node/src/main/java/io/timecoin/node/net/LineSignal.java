package io.timecoin.node.net;

/** What a line decoder tells besides lines. */
enum LineSignal {
    /** A line exceeds its limit; nothing is read any more. */
    TOO_LONG,
    /** A line exceeds the limit of the handshake, which may be over already: reading waits for a word on that. */
    HELD
}
