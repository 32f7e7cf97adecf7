package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.I64;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.HASH;
import static io.timecoin.node.wire.JsonTypes.PUBLIC_KEY;
import static io.timecoin.node.wire.JsonTypes.SIGNATURE;
import static io.timecoin.node.wire.JsonTypes.list;
import static io.timecoin.node.wire.JsonTypes.text;

import io.timecoin.node.masternode.Tier;
import io.timecoin.node.wire.JsonVariants.Variant;
import io.timecoin.node.wire.MasternodeMessage.GetMasternodes;
import io.timecoin.node.wire.MasternodeMessage.HeartbeatAttestation;
import io.timecoin.node.wire.MasternodeMessage.HeartbeatBroadcast;
import io.timecoin.node.wire.MasternodeMessage.MasternodeAnnouncement;
import io.timecoin.node.wire.MasternodeMessage.MasternodeInfo;
import io.timecoin.node.wire.MasternodeMessage.MasternodesResponse;
import java.util.List;

/** {@link MasternodeMessage} in JSON. */
final class MasternodeJson {
    private static final JsonType<String> ADDRESS = text(Limits.ADDRESS);

    private static final JsonType<Tier> TIER = JsonTypes.constant(Tier.class, Tier::wireName);

    private static final JsonType<MasternodeInfo> MASTERNODE_INFO =
            JsonStruct.named(f -> {
                var address = f.required("address", ADDRESS, MasternodeInfo::address);
                var reward = f.required("reward_address", ADDRESS, MasternodeInfo::rewardAddress);
                var tier = f.required("tier", TIER, MasternodeInfo::tier);
                var key = f.required("public_key", PUBLIC_KEY, MasternodeInfo::publicKey);
                return row ->
                        new MasternodeInfo(
                                row.get(address), row.get(reward), row.get(tier), row.get(key));
            });

    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.unit(new GetMasternodes()),
                    JsonVariants.value(
                            MasternodesResponse.class,
                            list(MASTERNODE_INFO, Limits.MASTERNODES),
                            MasternodesResponse::new,
                            MasternodesResponse::masternodes),
                    JsonVariants.fields(MasternodeAnnouncement.class, announcement()),
                    JsonVariants.fields(HeartbeatBroadcast.class, heartbeat()),
                    JsonVariants.fields(HeartbeatAttestation.class, attestation()));

    private MasternodeJson() {}

    private static JsonType<MasternodeAnnouncement> announcement() {
        return JsonStruct.named(f -> {
            var address = f.required("address", ADDRESS, MasternodeAnnouncement::address);
            var reward =
                    f.required("reward_address", ADDRESS, MasternodeAnnouncement::rewardAddress);
            var tier = f.required("tier", TIER, MasternodeAnnouncement::tier);
            var key = f.required("public_key", PUBLIC_KEY, MasternodeAnnouncement::publicKey);
            return row ->
                    new MasternodeAnnouncement(
                            row.get(address), row.get(reward), row.get(tier), row.get(key));
        });
    }

    private static JsonType<HeartbeatBroadcast> heartbeat() {
        return JsonStruct.named(f -> {
            var address =
                    f.required(
                            "masternode_address", ADDRESS, HeartbeatBroadcast::masternodeAddress);
            var sequence = f.required("sequence_number", U64, HeartbeatBroadcast::sequenceNumber);
            var timestamp = f.required("timestamp", I64, HeartbeatBroadcast::timestamp);
            var key =
                    f.required(
                            "masternode_pubkey", PUBLIC_KEY, HeartbeatBroadcast::masternodePubkey);
            var signature = f.required("signature", SIGNATURE, HeartbeatBroadcast::signature);
            return row ->
                    new HeartbeatBroadcast(
                            row.get(address),
                            row.get(sequence),
                            row.get(timestamp),
                            row.get(key),
                            row.get(signature));
        });
    }

    private static JsonType<HeartbeatAttestation> attestation() {
        return JsonStruct.named(f -> {
            var heartbeat = f.required("heartbeat_hash", HASH, HeartbeatAttestation::heartbeatHash);
            var address =
                    f.required("witness_address", ADDRESS, HeartbeatAttestation::witnessAddress);
            var key = f.required("witness_pubkey", PUBLIC_KEY, HeartbeatAttestation::witnessPubkey);
            var timestamp =
                    f.required("witness_timestamp", I64, HeartbeatAttestation::witnessTimestamp);
            var signature = f.required("signature", SIGNATURE, HeartbeatAttestation::signature);
            return row ->
                    new HeartbeatAttestation(
                            row.get(heartbeat),
                            row.get(address),
                            row.get(key),
                            row.get(timestamp),
                            row.get(signature));
        });
    }
}
