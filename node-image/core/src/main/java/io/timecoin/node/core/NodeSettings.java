package io.timecoin.node.core;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.consensus.Timeouts;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.sync.SyncSettings;

/**
 * What a node is set up with; it does not change while the process runs.
 *
 * @param local who this node is: its key, name, version and when its process started
 * @param commit of the sources that it was built from, or empty
 */
public record NodeSettings(
        Genesis genesis,
        LocalNode local,
        String commit,
        PeerSettings peers,
        Timeouts timeouts,
        SyncSettings sync) {}
