package io.timecoin.operator.rollout;

/** Something that the platform shall do now. Each may be done twice without harm. */
public sealed interface Action {

    /** Name of the masternode that it is about. */
    String masternode();

    /**
     * Stamp the masternode with this revision and let it restart as that, with the same volume and key; start it where
     * it is stopped or does not exist yet. The old instance is gone before the new one starts.
     */
    record Assign(String masternode, String revision) implements Action {}

    /**
     * Delete this instance, unforced and only if it is still the one: it is not ready, runs an old revision and blocks
     * its own replacement.
     */
    record DeleteStuck(String masternode, String instance) implements Action {}

    /** Tell the node that the rollout is complete ({@code POST /finalize}); a node that does not know it is left as it is. */
    record FinalizeUpgrade(String masternode) implements Action {}

    /**
     * Have the chain count the masternode: lock its collateral and register its key. Asked for again until the chain does;
     * what was once sent is sent again and nothing else.
     */
    record Register(String masternode) implements Action {}

    /** Have the chain count the masternode no more; asked for again until it does. Collateral stays its owner's. */
    record Deregister(String masternode) implements Action {}

    /** Stop the masternode for good. Its key stays: it owns rewards and collateral. */
    record Remove(String masternode) implements Action {}
}
