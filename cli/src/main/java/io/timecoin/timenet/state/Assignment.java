package io.timecoin.timenet.state;

/**
 * What a masternode is to run: the intent that its process follows.
 *
 * @param slot place in the network's block of ports, from 0; never changes
 * @param pool name of its pool
 * @param ordinal place in the pool, from 0
 * @param revision the stored revision that it runs, also after a crash
 */
public record Assignment(int slot, String pool, int ordinal, String revision) {
    public Assignment withRevision(String other) {
        return new Assignment(slot, pool, ordinal, other);
    }
}
