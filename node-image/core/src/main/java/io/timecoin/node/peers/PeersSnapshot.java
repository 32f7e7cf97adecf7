package io.timecoin.node.peers;

import java.util.List;

/**
 * The peers at one moment.
 *
 * @param peers ready ones, by node id, reference nodes last
 * @param missing configured peers without a connection, by address
 * @param knownAddresses learned from peers
 */
public record PeersSnapshot(
        List<PeerStatus> peers,
        List<MissingPeer> missing,
        PeerCounters counters,
        int knownAddresses) {
    public PeersSnapshot {
        peers = List.copyOf(peers);
        missing = List.copyOf(missing);
    }
}
