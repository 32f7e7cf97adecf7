package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.platform.MasternodeKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The Secret with the key that the genesis of a test network pays: what a faucet gives away, and collateral. */
public final class FundingSecret {
    /** Entry with the private key in PEM. */
    public static final String KEY = "key.pem";

    private FundingSecret() {}

    /** Its name: what the spec says, or else one that follows from the network's. */
    public static String name(TimeNetwork network) {
        return Optional.ofNullable(network.getSpec().chain().fundingSecret())
                .orElseGet(() -> new Names(network.getMetadata().getName()).fundingSecret());
    }

    /** The Secret of a new key. */
    public static Secret of(TimeNetwork network, MasternodeKey key) {
        String text =
                Base64.getEncoder().encodeToString(key.pem().getBytes(StandardCharsets.US_ASCII));
        return new SecretBuilder()
                .withMetadata(
                        Metadata.ofIdentity(
                                network,
                                name(network),
                                Labels.ofNetwork(network.getMetadata().getName())))
                .withType("Opaque")
                .withData(Map.of(KEY, text))
                .build();
    }

    /**
     * The key that a Secret holds.
     *
     * @throws IllegalArgumentException if it holds none that can be used
     */
    public static MasternodeKey key(Secret secret) {
        return Optional.ofNullable(secret.getData())
                .map(data -> data.get(KEY))
                .map(text ->
                        new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII))
                .map(MasternodeKey::parse)
                .orElseThrow(() -> new IllegalArgumentException("it is not there"));
    }
}
