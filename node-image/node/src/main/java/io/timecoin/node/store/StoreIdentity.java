package io.timecoin.node.store;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;

/**
 * To whom a store belongs: it holds what this key has signed on this chain.
 *
 * @param genesis hash of the network's first block
 */
public record StoreIdentity(Hash genesis, PublicKey key) {}
