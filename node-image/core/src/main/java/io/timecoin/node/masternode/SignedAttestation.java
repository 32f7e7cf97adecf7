package io.timecoin.node.masternode;

import io.timecoin.node.crypto.Signature;

/** An attestation as it travels. */
public record SignedAttestation(Attestation attestation, Signature signature) {}
