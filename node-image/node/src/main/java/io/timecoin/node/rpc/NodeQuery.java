package io.timecoin.node.rpc;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.SubmissionOutcome;
import io.timecoin.node.masternode.HeartbeatView;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.store.MoneyIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /** What is known of the heartbeats of those masternodes, in the same order. */
    List<HeartbeatView> heartbeats() throws InterruptedException;

    /** A committed block, or nothing above the head. */
    Optional<CertifiedBlock> block(long height) throws InterruptedException;

    /** The network's settings. */
    Genesis genesis();

    /** Where the coins of this node's own key are. */
    Address ownAddress();

    /** The network's id: the hash of its first block, which every signature of a spend binds. */
    Hash chainId();

    /** Brings a transaction to the network; the answer comes when it is checked. */
    SubmissionOutcome submit(Transaction transaction) throws InterruptedException;

    /** What the chain says of transactions and outputs, read from the disk. */
    MoneyIndex money();

    /**
     * Asks what is pending and final, answered by the owner thread.
     *
     * @param question returns immutable data only: it runs on the owner thread, and what it is given stays there
     */
    <T> T finality(Function<Finality, T> question) throws InterruptedException;

    /** Lets formats and chain rules move on to this node's version; there is no way back afterwards. */
    Finalization finalizeVersion() throws InterruptedException;

    /** Ends the process cleanly, soon; returns at once. */
    void stop();
}
