package io.timecoin.node.peers;

/**
 * Where a peer listens or whence it connected.
 *
 * @param host a name or an IP address literal; an IPv6 literal stands without brackets
 * @param port 1 to 65535
 */
public record PeerAddress(String host, int port) implements Comparable<PeerAddress> {
    private static final int MAX_PORT = 65_535;

    /** Longest name of the domain name system, in characters. */
    private static final int MAX_HOST = 253;

    public PeerAddress {
        if (host.isEmpty() || host.length() > MAX_HOST) {
            throw new IllegalArgumentException("a host has 1 to " + MAX_HOST + " characters");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not in 1 to " + MAX_PORT);
        }
    }

    /**
     * Parses {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException for anything else, with the reason
     */
    public static PeerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not host:port");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": an IPv6 address stands in brackets, [address]:port");
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new PeerAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" has no port number", e);
        }
    }

    @Override
    public int compareTo(PeerAddress other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
