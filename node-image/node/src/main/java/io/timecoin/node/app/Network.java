package io.timecoin.node.app;

/** The two kinds of network, and the ports that their nodes use (architecture.md §5). */
public enum Network {
    TESTNET("Testnet", 24_100, 24_101),
    MAINNET("Mainnet", 24_000, 24_001);

    private final String wireName;
    private final int p2pPort;
    private final int rpcPort;

    Network(String wireName, int p2pPort, int rpcPort) {
        this.wireName = wireName;
        this.p2pPort = p2pPort;
        this.rpcPort = rpcPort;
    }

    /** The name in settings, handshakes and the status. */
    public String wireName() {
        return wireName;
    }

    public int p2pPort() {
        return p2pPort;
    }

    public int rpcPort() {
        return rpcPort;
    }

    /**
     * The network of a name, case sensitive.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Network fromWireName(String name) {
        for (Network network : values()) {
            if (network.wireName.equals(name)) {
                return network;
            }
        }
        throw new IllegalArgumentException("\"" + name + "\" is not Testnet or Mainnet");
    }
}
