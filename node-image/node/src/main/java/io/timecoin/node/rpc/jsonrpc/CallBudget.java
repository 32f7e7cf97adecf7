package io.timecoin.node.rpc.jsonrpc;

/** How much one client may still ask. */
@FunctionalInterface
public interface CallBudget {
    /** Takes so many calls from what is left; false, and nothing taken, if that is not enough. */
    boolean take(int calls);
}
