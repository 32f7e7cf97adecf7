package io.timecoin.node.wire;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.masternode.Tier;
import java.util.List;

/** Messages about masternodes and their heartbeats. */
public sealed interface MasternodeMessage extends Message {
    /** A masternode as protocol v1 describes it to others. */
    record MasternodeInfo(String address, String rewardAddress, Tier tier, PublicKey publicKey) {}

    record GetMasternodes() implements MasternodeMessage {}

    record MasternodesResponse(List<MasternodeInfo> masternodes) implements MasternodeMessage {
        public MasternodesResponse {
            masternodes = List.copyOf(masternodes);
        }
    }

    record MasternodeAnnouncement(
            String address, String rewardAddress, Tier tier, PublicKey publicKey)
            implements MasternodeMessage {}

    record HeartbeatBroadcast(
            String masternodeAddress,
            long sequenceNumber,
            long timestamp,
            PublicKey masternodePubkey,
            Signature signature)
            implements MasternodeMessage {}

    record HeartbeatAttestation(
            Hash heartbeatHash,
            String witnessAddress,
            PublicKey witnessPubkey,
            long witnessTimestamp,
            Signature signature)
            implements MasternodeMessage {}
}
