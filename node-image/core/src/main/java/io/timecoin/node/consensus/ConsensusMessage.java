package io.timecoin.node.consensus;

/** What members send one another to decide a height. {@link ConsensusWire} gives each its form on the wire. */
public sealed interface ConsensusMessage permits Proposal, Vote, CommitCertificate {
    long height();

    int round();
}
