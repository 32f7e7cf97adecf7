package io.timecoin.operator.controller.identity;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.node.chain.Genesis;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.Incident;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.FundingSecret;
import io.timecoin.operator.controller.resources.Ownership;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.operator.platform.TestnetFunding;
import java.util.List;
import java.util.Optional;

/**
 * The key that the genesis of a test network pays. It is made with the genesis and never again: a later one would have no
 * coins. On a main network coins are worth something, and nobody gets any but by the spec.
 */
record FundingKey(TimeNetwork network, ClusterView cluster, Applier applier) {
    /** What a new genesis pays to the key; makes the key where there is none. */
    List<Genesis.Allocation> allocations() throws IncidentException {
        return switch (network.getSpec().chain().network()) {
            case TESTNET -> TestnetFunding.allocations(ensure().publicKey());
            case MAINNET -> List.of();
        };
    }

    private MasternodeKey ensure() throws IncidentException {
        Optional<Secret> known = read();
        Secret secret =
                known.isPresent()
                        ? known.get()
                        : applier.createOnce(FundingSecret.of(network, MasternodeKey.generate()));
        try {
            return FundingSecret.key(secret);
        } catch (IllegalArgumentException e) {
            throw new IncidentException(
                    Incident.Reason.KEYS_NOT_FOUND,
                    "Secret %s has no usable entry \"%s\" for the coins of the genesis: %s; put an Ed25519 key there, or delete the Secret so that one is made"
                            .formatted(
                                    FundingSecret.name(network),
                                    FundingSecret.KEY,
                                    e.getMessage()));
        }
    }

    /** Lets the Secret go or stay with the genesis, unless somebody brought it: the view holds what the operator made. */
    void own() throws IncidentException {
        Optional<Secret> made = cluster.find(Secret.class, FundingSecret.name(network));
        if (made.isPresent()) {
            applier.refuseForeign(made.get());
            applier.own(made.get(), Ownership.ofIdentity(network));
        }
    }

    private Optional<Secret> read() {
        return applier.read(
                new SecretBuilder()
                        .withNewMetadata()
                        .withName(FundingSecret.name(network))
                        .withNamespace(network.getMetadata().getNamespace())
                        .endMetadata()
                        .build());
    }
}
