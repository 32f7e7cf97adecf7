package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.rpc.http.Json;

/** A commit certificate as {@code getblockproof} shows it: enough to check it with the public keys of the members. */
final class CertificateJson {
    private CertificateJson() {}

    static ObjectNode of(CommitCertificate certificate) {
        ObjectNode json =
                Json.object()
                        .put("height", certificate.height())
                        .put("round", certificate.round())
                        .put("block", certificate.block().toHex())
                        .put("utxo", certificate.utxo().toHex());
        var signatures = json.putArray("signatures");
        certificate
                .signatures()
                .forEach(signature ->
                        signatures
                                .addObject()
                                .put("voter", signature.voter().toHex())
                                .put("signature", signature.signature().bytes().toHex()));
        return json;
    }
}
