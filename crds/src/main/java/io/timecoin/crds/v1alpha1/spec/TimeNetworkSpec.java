package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.ImageReference;
import java.util.List;

/** What a network of masternodes should be. */
@ApiBlock
@ValidationRule(
        value = "self.image.matches('" + ImageReference.PATTERN + "')",
        fieldPath = ".image",
        message = "image must be name:tag, such as time-node:1.0.0")
@ValidationRule(
        value = "self.masternodes.map(p, p.replicas).sum() >= 3",
        fieldPath = ".masternodes",
        message = "a network needs 3 masternodes or more in all pools together")
@ValidationRule(
        value = "self.masternodes.map(p, p.replicas).sum() <= 1000",
        fieldPath = ".masternodes",
        message = "a network may have 1000 masternodes at most")
@ValidationRule(
        value = "self.masternodes.all(p, self.masternodes.exists_one(o, o.name == p.name))",
        fieldPath = ".masternodes",
        message = "names of pools must be unique")
@ValidationRule(
        value = "self.chain.network == 'Testnet' || self.masternodes.all(p, p.tier != 'Free')",
        fieldPath = ".masternodes",
        message = "tier Free is for Testnet only: on Mainnet use Bronze, Silver or Gold")
@ValidationRule(
        value =
                "self.masternodes.all(p, !has(p.rewardAddress) || p.rewardAddress.startsWith(self.chain.network == 'Mainnet' ? 'TIME1' : 'TIME0'))",
        fieldPath = ".masternodes",
        message = "rewardAddress begins with TIME0 on Testnet and with TIME1 on Mainnet")
@ValidationRule(
        value =
                "oldSelf.masternodes.all(o, self.masternodes.all(p, p.name != o.name || p.tier == o.tier))",
        fieldPath = ".masternodes",
        message =
                "tier of a pool cannot change: its collateral is on the chain; add a pool and shrink this one")
@ValidationRule(
        value =
                "oldSelf.masternodes.all(o, self.masternodes.all(p, p.name != o.name || (has(p.storage.storageClassName) == has(o.storage.storageClassName) && (!has(p.storage.storageClassName) || p.storage.storageClassName == o.storage.storageClassName))))",
        fieldPath = ".masternodes",
        message =
                "storageClassName of a pool cannot change: add a pool with the new class and shrink this one")
@ValidationRule(
        value =
                "oldSelf.masternodes.all(o, self.masternodes.all(p, p.name != o.name || quantity(p.storage.size).compareTo(quantity(o.storage.size)) >= 0))",
        fieldPath = ".masternodes",
        message = "storage size of a pool may grow, not shrink")
public record TimeNetworkSpec(
        @JsonPropertyDescription(
                        "Image that every masternode runs, name:tag; the tag is the version that the nodes report. Changing it starts a rollout.")
                @Required
                @Size(min = 1, max = 512)
                String image,
        @JsonPropertyDescription("When a host pulls the image, as in a Pod.")
                @Default("IfNotPresent")
                ImagePullPolicy imagePullPolicy,
        @JsonPropertyDescription("Secrets to pull the image with, as in a Pod.") @Size(max = 16)
                List<SecretRef> imagePullSecrets,
        @JsonPropertyDescription("The chain; immutable once the network exists.") @Required
                ChainSpec chain,
        @JsonPropertyDescription(
                        "Pools of masternodes that are alike; three masternodes or more in all.")
                @Required
                @Size(min = 1, max = 16)
                List<MasternodePool> masternodes,
        @JsonPropertyDescription("Nodes outside this network: reference nodes, seeds.")
                @Size(max = 64)
                List<Peer> peers,
        @JsonPropertyDescription("How a change reaches the masternodes.") @Default("{}")
                RolloutSpec rollout,
        @JsonPropertyDescription("The RPC port: JSON-RPC, status, metrics.") @Default("{}")
                EndpointSpec rpc,
        @JsonPropertyDescription("The port of the peer-to-peer network.") @Default("{}")
                EndpointSpec p2p,
        @JsonPropertyDescription("What is made for Prometheus.") @Default("{}")
                MonitoringSpec monitoring,
        @JsonPropertyDescription("Who may reach the masternodes.") @Default("{}")
                NetworkPolicySpec networkPolicy) {

    public TimeNetworkSpec {
        requireNonNull(image, "spec.image");
        imagePullPolicy = requireNonNullElse(imagePullPolicy, ImagePullPolicy.IF_NOT_PRESENT);
        imagePullSecrets = imagePullSecrets == null ? List.of() : List.copyOf(imagePullSecrets);
        requireNonNull(chain, "spec.chain");
        masternodes = List.copyOf(masternodes);
        peers = peers == null ? List.of() : List.copyOf(peers);
        rollout = requireNonNullElse(rollout, RolloutSpec.DEFAULT);
        rpc = requireNonNullElse(rpc, EndpointSpec.DEFAULT);
        p2p = requireNonNullElse(p2p, EndpointSpec.DEFAULT);
        monitoring = requireNonNullElse(monitoring, MonitoringSpec.DEFAULT);
        networkPolicy = requireNonNullElse(networkPolicy, NetworkPolicySpec.DEFAULT);
    }
}
