package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.SecretRef;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.operator.platform.MasternodeKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Secret with a masternode's key. It is created once and its data never written again: the genesis names the key, and whoever
 * holds it owns collateral and rewards.
 */
public final class KeySecret {
    /** Entry with the private key in PEM. */
    public static final String KEY = "key.pem";

    /** Entry with the public key in hexadecimal digits. */
    public static final String PUBLIC_KEY = "public-key";

    /** Entry with the token that the node asks of JSON-RPC clients off its machine. */
    public static final String RPC_TOKEN = "rpc-token";

    private KeySecret() {}

    /**
     * The Secret of a masternode's new key.
     *
     * @param brought the Secret of the user that the key came from; empty for one that was generated
     */
    public static Secret of(
            TimeNetwork network,
            RegisteredMasternode masternode,
            MasternodeKey key,
            Optional<SecretRef> brought,
            String rpcToken) {
        String networkName = network.getMetadata().getName();
        Map<String, String> data = new LinkedHashMap<>();
        data.put(KEY, encode(key.pem()));
        data.put(PUBLIC_KEY, encode(key.publicKey().toHex()));
        data.put(RPC_TOKEN, encode(rpcToken));
        return new SecretBuilder()
                .withMetadata(
                        Metadata.ofIdentity(
                                network,
                                new Names(networkName).keySecret(masternode.name()),
                                Labels.ofMasternode(networkName, masternode)))
                .editMetadata()
                .addToAnnotations(Labels.KEY_SOURCE, source(brought))
                .endMetadata()
                .withType("Opaque")
                .withData(data)
                .build();
    }

    /** Where a key comes from, in words: the Secret that the spec names, or the operator. */
    public static String source(Optional<SecretRef> brought) {
        return brought.map(secret -> "Secret " + secret.name()).orElse("generated");
    }

    /** The public key that a Secret holds, if it is one of these and was not damaged. */
    public static Optional<PublicKey> publicKey(Secret secret) {
        try {
            return entry(secret, KEY)
                    .flatMap(_ -> entry(secret, PUBLIC_KEY))
                    .map(String::strip)
                    .map(PublicKey::fromHex);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** The token of the node's RPC port. */
    public static Optional<String> rpcToken(Secret secret) {
        return entry(secret, RPC_TOKEN);
    }

    private static Optional<String> entry(Secret secret, String name) {
        return Optional.ofNullable(secret.getData())
                .map(data -> data.get(name))
                .map(text ->
                        new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
