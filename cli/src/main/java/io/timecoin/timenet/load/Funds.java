package io.timecoin.timenet.load;

import io.timecoin.api.NodeAccess;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.OwnedKey;
import java.util.List;
import java.util.function.Supplier;

/** The coins that the genesis of a test network pays to one key, and the nodes that move them. */
public interface Funds extends AutoCloseable {
    /** How to ask each node, at least one; asked again when a node was away. */
    List<Supplier<NodeAccess>> access();

    /**
     * The key that the genesis pays.
     *
     * @throws TimenetException if the network has no coins to give
     */
    OwnedKey key();

    /**
     * Held while the coins are chosen and sent, so that two commands never choose the same.
     *
     * @throws TimenetException if another command holds it
     */
    Hold lock() throws InterruptedException;

    /** Ends what only this needed; the network goes on. */
    @Override
    void close();

    /** What is held until it is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
