package io.timecoin.node.app;

import io.timecoin.node.peers.PeerAddress;

/**
 * Where a server of this node accepts connections.
 *
 * @param host a name or an IP address literal of this machine
 * @param port 1 to 65535, or 0 for any free one
 */
public record ListenAddress(String host, int port) {
    /**
     * Parses {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException for anything else, with the reason
     */
    public static ListenAddress parse(String text) {
        if (text.endsWith(":0")) {
            PeerAddress address = PeerAddress.parse(text.substring(0, text.length() - 1) + "1");
            return new ListenAddress(address.host(), 0);
        }
        PeerAddress address = PeerAddress.parse(text);
        return new ListenAddress(address.host(), address.port());
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
