package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;

/** A committed block with the proof that it is. Genesis has a certificate without signatures. */
public record CertifiedBlock(Block block, CommitCertificate certificate) {
    public long height() {
        return block.height();
    }
}
