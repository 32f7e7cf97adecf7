package io.timecoin.node.rpc.http;

/** What answers one method of HTTP on one path, and who may ask. */
public record Route(String method, String path, Audience audience, Endpoint endpoint) {
    /** Who may use a route. */
    public enum Audience {
        /** Anyone who reaches the port: what operators, probes and scrapers read. */
        ANYONE,
        /** Programs on this machine, and those that present a credential. */
        TRUSTED,
        /** Programs that present a credential, wherever they run. */
        AUTHENTICATED
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
