package io.timecoin.node.rpc;

/**
 * The outcome of telling a node that its rollout is complete (rollout.md §5).
 *
 * @param version the version that is final now
 * @param changed false if it was final before, so that nothing was done
 */
public record Finalization(String version, boolean changed) {}
