package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonParser;

/** Ends the reading of a line that is refused. Without a stack trace: a peer decides how often. */
final class JsonRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final LineFault fault;

    private JsonRefusal(LineFault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    LineFault fault() {
        return fault;
    }

    /** Refuses what the parser stands at; the detail says where that is. */
    static JsonRefusal at(JsonParser in, LineFault fault, String problem) {
        String place = in.getParsingContext().pathAsPointer().toString();
        return new JsonRefusal(fault, place.isEmpty() ? problem : place + ": " + problem);
    }

    static JsonRefusal badField(JsonParser in, String problem) {
        return at(in, LineFault.BAD_FIELD, problem);
    }
}
