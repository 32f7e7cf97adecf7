package io.timecoin.node.wire;

/** What became of a line. */
public sealed interface Parsed {
    record Ok(Message message) implements Parsed {}

    /**
     * The line is no message that this node takes.
     *
     * @param detail one sentence for people: which part of the line, and what was expected
     */
    record Refused(LineFault fault, String detail) implements Parsed {}
}
