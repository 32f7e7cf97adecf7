package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;

/**
 * A masternode's word that it approves one transaction only for an output.
 *
 * @param lockedAt seconds since 1970
 */
public record OutputLock(Hash txid, long lockedAt) {}
