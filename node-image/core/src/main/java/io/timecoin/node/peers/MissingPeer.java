package io.timecoin.node.peers;

/**
 * A configured peer without a connection.
 *
 * @param attempts failed dials in a row
 * @param lastFailure why the last one failed, for people; empty before the first
 */
public record MissingPeer(ConfiguredPeer peer, int attempts, String lastFailure) {}
