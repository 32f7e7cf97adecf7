package io.timecoin.node.masternode;

import io.timecoin.node.crypto.Signature;

/** A heartbeat as it travels. */
public record SignedHeartbeat(Heartbeat heartbeat, Signature signature) {}
