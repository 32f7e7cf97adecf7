package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEffect;

/** Watches a network; it changes nothing. */
interface Observer {
    /** A process of the node starts from what its disk holds. */
    default void started(VirtualNode node) {}

    /** An effect of the node is being performed; what is to be stored is on its disk. */
    void performed(VirtualNode node, NodeEffect effect);
}
