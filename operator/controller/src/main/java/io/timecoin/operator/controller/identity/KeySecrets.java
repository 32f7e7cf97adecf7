package io.timecoin.operator.controller.identity;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.SecretRef;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.Incident;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.KeySecret;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.resources.Ownership;
import io.timecoin.operator.controller.resources.RegisteredMasternode;
import io.timecoin.operator.platform.KeyedMasternode;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.operator.platform.Masternodes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The Secrets with the keys of a network's masternodes. */
public final class KeySecrets {
    private static final int TOKEN_BYTES = 32;

    private final TimeNetwork network;
    private final ClusterView cluster;
    private final Applier applier;
    private final SecureRandom random;
    private final Names names;

    public KeySecrets(
            TimeNetwork network, ClusterView cluster, Applier applier, SecureRandom random) {
        this.network = network;
        this.cluster = cluster;
        this.applier = applier;
        this.random = random;
        this.names = new Names(network.getMetadata().getName());
    }

    /** The keys of all masternodes that the spec asks for; makes those that are not there. */
    List<KeyedMasternode> ensureAll() throws IncidentException {
        List<KeyedMasternode> keyed = new ArrayList<>();
        for (Masternodes.Wanted wanted : Masternodes.of(network.getSpec())) {
            keyed.add(new KeyedMasternode(wanted, ensure(wanted)));
        }
        return keyed;
    }

    /** Refuses to go on without the key of a masternode that the genesis names. */
    void require(RegisteredMasternode masternode) throws IncidentException {
        String name = names.keySecret(masternode.name());
        Optional<Secret> secret = find(name);
        if (secret.isEmpty()) {
            throw new IncidentException(
                    Incident.Reason.KEY_SECRET_MISSING,
                    "Secret %s is gone, and %s is registered with its key: restore the Secret from a backup; no new key is made, since the old one owns collateral and rewards"
                            .formatted(name, masternode.name()));
        }
        applier.refuseForeign(secret.get());
        applier.own(secret.get(), Ownership.ofIdentity(network));
        Optional<PublicKey> held = KeySecret.publicKey(secret.get());
        if (held.filter(masternode.key()::equals).isEmpty()) {
            throw new IncidentException(
                    Incident.Reason.KEY_MISMATCH,
                    "Secret %s holds %s, but %s is registered with the public key %s: restore the Secret from a backup"
                            .formatted(
                                    name,
                                    held.map(key -> "the public key " + key.toHex())
                                            .orElse("no usable key"),
                                    masternode.name(),
                                    masternode.key().toHex()));
        }
        requireSameSource(masternode, secret.get());
    }

    /** A key is registered for good: the Secret of a pool that says otherwise would be passed over in silence. */
    private void requireSameSource(RegisteredMasternode masternode, Secret secret)
            throws IncidentException {
        Optional<MasternodePool> pool =
                network.getSpec().masternodes().stream()
                        .filter(one -> one.name().equals(masternode.pool()))
                        .findFirst();
        Optional<String> used = Labels.findAnnotation(secret, Labels.KEY_SOURCE);
        if (pool.isEmpty() || used.isEmpty()) {
            return;
        }
        String wanted = KeySecret.source(Optional.ofNullable(pool.get().keySecretRef()));
        if (!used.get().equals(wanted)) {
            throw new IncidentException(
                    Incident.Reason.KEY_SOURCE_CHANGED,
                    "pool %s asks for keys from elsewhere (%s), but %s is registered with the key that it has (%s): set keySecretRef of the pool back; another key needs a network of its own"
                            .formatted(pool.get().name(), wanted, masternode.name(), used.get()));
        }
    }

    private PublicKey ensure(Masternodes.Wanted wanted) throws IncidentException {
        String name = names.keySecret(wanted.name());
        Optional<Secret> known = find(name);
        if (known.isPresent()) {
            applier.refuseForeign(known.get());
        }
        Secret secret = known.isPresent() ? known.get() : create(wanted);
        return KeySecret.publicKey(secret)
                .orElseThrow(() ->
                        new IncidentException(
                                Incident.Reason.KEY_MISMATCH,
                                "Secret %s holds no usable key: restore it from a backup, or delete it so that a new key is made"
                                        .formatted(name)));
    }

    private Secret create(Masternodes.Wanted wanted) throws IncidentException {
        SecretRef brought = wanted.pool().keySecretRef();
        MasternodeKey key =
                brought == null ? MasternodeKey.generate() : brought(brought.name(), wanted);
        RegisteredMasternode masternode =
                new RegisteredMasternode(
                        wanted.name(), wanted.pool().name(), wanted.pool().tier(), key.publicKey());
        return applier.createOnce(
                KeySecret.of(network, masternode, key, Optional.ofNullable(brought), newToken()));
    }

    private MasternodeKey brought(String name, Masternodes.Wanted wanted) throws IncidentException {
        String entry = Integer.toString(wanted.ordinal());
        try {
            return applier.read(named(name))
                    .map(Secret::getData)
                    .map(data -> data.get(entry))
                    .map(text -> Base64.getDecoder().decode(text))
                    .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                    .map(MasternodeKey::parse)
                    .orElseThrow(() -> new IllegalArgumentException("it is not there"));
        } catch (IllegalArgumentException e) {
            throw new IncidentException(
                    Incident.Reason.KEYS_NOT_FOUND,
                    "Secret %s has no usable entry \"%s\" for %s: %s"
                            .formatted(name, entry, wanted.name(), e.getMessage()));
        }
    }

    /** What informers hold may be a moment old, so absence is asked of the API server. */
    private Optional<Secret> find(String name) {
        Optional<Secret> known = cluster.find(Secret.class, name);
        return known.isPresent() ? known : applier.read(named(name));
    }

    private Secret named(String name) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(network.getMetadata().getNamespace())
                .endMetadata()
                .build();
    }

    private String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
