package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.HASH;
import static io.timecoin.node.wire.JsonTypes.list;

import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.ChainStatus;
import io.timecoin.node.wire.ExtensionMessage.GetBlockProposal;
import io.timecoin.node.wire.ExtensionMessage.GetCertifiedBlocks;
import io.timecoin.node.wire.ExtensionMessage.GetChainStatus;
import io.timecoin.node.wire.JsonVariants.Variant;
import java.util.List;

/** {@link ExtensionMessage} in JSON. */
final class ExtensionJson {
    private static final JsonType<CertifiedBlockData> CERTIFIED_BLOCK =
            JsonStruct.named(f -> {
                var block = f.required("block", ChainJson.BLOCK, CertifiedBlockData::block);
                var certificate =
                        f.required(
                                "certificate",
                                ConsensusJson.BLOCK_COMMIT,
                                CertifiedBlockData::certificate);
                return row -> new CertifiedBlockData(row.get(block), row.get(certificate));
            });

    static final List<Variant<? extends Message>> KINDS =
            List.of(
                    JsonVariants.unit(new GetChainStatus()),
                    JsonVariants.fields(ChainStatus.class, chainStatus()),
                    JsonVariants.fields(GetCertifiedBlocks.class, getCertifiedBlocks()),
                    JsonVariants.value(
                            CertifiedBlocks.class,
                            list(CERTIFIED_BLOCK, Limits.BLOCKS),
                            CertifiedBlocks::new,
                            CertifiedBlocks::blocks),
                    JsonVariants.fields(GetBlockProposal.class, getBlockProposal()));

    private ExtensionJson() {}

    private static JsonType<ChainStatus> chainStatus() {
        return JsonStruct.named(f -> {
            var height = f.required("height", U64, ChainStatus::height);
            var hash = f.required("head_hash", HASH, ChainStatus::headHash);
            var certificate =
                    f.optional("certificate", ConsensusJson.BLOCK_COMMIT, ChainStatus::certificate);
            return row -> new ChainStatus(row.get(height), row.get(hash), row.get(certificate));
        });
    }

    private static JsonType<GetCertifiedBlocks> getCertifiedBlocks() {
        return JsonStruct.named(f -> {
            var start = f.required("start_height", U64, GetCertifiedBlocks::startHeight);
            var end = f.required("end_height", U64, GetCertifiedBlocks::endHeight);
            return row -> new GetCertifiedBlocks(row.get(start), row.get(end));
        });
    }

    private static JsonType<GetBlockProposal> getBlockProposal() {
        return JsonStruct.named(f -> {
            var height = f.required("height", U64, GetBlockProposal::height);
            var hash = f.required("block_hash", HASH, GetBlockProposal::blockHash);
            return row -> new GetBlockProposal(row.get(height), row.get(hash));
        });
    }
}
