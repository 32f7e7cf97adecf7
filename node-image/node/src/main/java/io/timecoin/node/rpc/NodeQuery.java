package io.timecoin.node.rpc;

import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.masternode.MemberSet;
import java.util.Optional;

/**
 * What the HTTP side asks of the node. Calls come from virtual threads and may wait for the owner thread; a call that
 * takes too long is interrupted and its client is told that the node does not answer.
 *
 * <p>Any method may throw {@link NodeUnavailableException} when the node cannot answer now.
 */
public interface NodeQuery {
    /** A snapshot by the owner thread, taken now; reads no disk. */
    NodeStatus status() throws InterruptedException;

    /** The masternodes that decide the next height. */
    MemberSet members() throws InterruptedException;

    /** A committed block, or nothing above the head. */
    Optional<CertifiedBlock> block(long height) throws InterruptedException;

    /** Lets formats and chain rules move on to this node's version; there is no way back afterwards. */
    Finalization finalizeVersion() throws InterruptedException;

    /** Ends the process cleanly, soon; returns at once. */
    void stop();
}
