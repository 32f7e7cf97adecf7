package io.timecoin.node.chain;

import java.util.Arrays;
import java.util.Optional;

/** The two kinds of network (PROTOCOL 1). */
public enum NetworkType {
    MAINNET("mainnet", '1', 24_000, 24_001, 1_767_225_600L),
    TESTNET("testnet", '0', 24_100, 24_101, 1_764_547_200L);

    private final String wireName;
    private final char addressDigit;
    private final int p2pPort;
    private final int rpcPort;
    private final long genesisTime;

    NetworkType(String wireName, char addressDigit, int p2pPort, int rpcPort, long genesisTime) {
        this.wireName = wireName;
        this.addressDigit = addressDigit;
        this.p2pPort = p2pPort;
        this.rpcPort = rpcPort;
        this.genesisTime = genesisTime;
    }

    /** The name in a handshake and in files. */
    public String wireName() {
        return wireName;
    }

    /** The digit of addresses after the prefix {@code TIME}. */
    public char addressDigit() {
        return addressDigit;
    }

    /** The port on which peers are expected unless told otherwise. */
    public int p2pPort() {
        return p2pPort;
    }

    /** The port of JSON-RPC unless told otherwise. */
    public int rpcPort() {
        return rpcPort;
    }

    /** When the reference's network of this kind began, in seconds since 1970. */
    public long genesisTime() {
        return genesisTime;
    }

    /** The kind of such a name, case sensitive. */
    public static Optional<NetworkType> ofWireName(String name) {
        return Arrays.stream(values()).filter(type -> type.wireName.equals(name)).findFirst();
    }
}
