package io.timecoin.node.finality;

import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;

/** One masternode's approval of one transaction: its signature of a batch and the way to it. */
public record Approval(PublicKey voter, Signature signature, MerklePath path) {}
