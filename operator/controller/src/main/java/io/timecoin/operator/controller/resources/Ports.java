package io.timecoin.operator.controller.resources;

import io.timecoin.crds.v1alpha1.spec.ChainNetwork;

/** Ports of a node (architecture.md §5). */
public record Ports(int p2p, int rpc) {
    /** Name of the peer-to-peer port in Pods, Services and policies. */
    static final String P2P = "p2p";

    /** Name of the port for JSON-RPC, status, health and metrics. */
    static final String RPC = "rpc";

    /** The ports of a network of this kind. */
    public static Ports of(ChainNetwork network) {
        return switch (network) {
            case TESTNET -> new Ports(24_100, 24_101);
            case MAINNET -> new Ports(24_000, 24_001);
        };
    }
}
