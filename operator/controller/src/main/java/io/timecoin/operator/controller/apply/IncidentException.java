package io.timecoin.operator.controller.apply;

import java.io.Serial;

/** Ends a pass at an {@link Incident}. */
public final class IncidentException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Incident incident;

    public IncidentException(Incident.Reason reason, String message) {
        super(message);
        this.incident = new Incident(reason, message);
    }

    public Incident incident() {
        return incident;
    }
}
