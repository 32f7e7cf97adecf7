package io.timecoin.node.consensus;

import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;

/** One member's precommit inside a certificate. */
public record CommitSignature(PublicKey voter, Signature signature) {}
