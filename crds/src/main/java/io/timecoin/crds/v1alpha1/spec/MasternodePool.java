package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.timecoin.crds.v1alpha1.ApiBlock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masternodes that are alike. */
@ApiBlock
public record MasternodePool(
        @JsonPropertyDescription(
                        "Name of the pool, unique in the network; its masternodes are <network>-<name>-<number>.")
                @Required
                @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
                @Size(min = 1, max = 32)
                String name,
        @JsonPropertyDescription("Tier of the masternodes; Free only on Testnet.") @Required
                Tier tier,
        @JsonPropertyDescription("How many masternodes.") @Default("1") @Min(0) @Max(1000)
                Integer replicas,
        @JsonPropertyDescription(
                        "Address that receives the rewards. Default: the address of the masternode's own key.")
                @Pattern("^TIME[01][1-9A-HJ-NP-Za-km-z]{32,33}$")
                @Size(max = 38)
                @Nullable String rewardAddress,
        @JsonPropertyDescription(
                        "Secret with keys to use instead of generated ones: one entry per masternode, named by its number.")
                @Nullable SecretRef keySecretRef,
        @JsonPropertyDescription("Volume of each masternode.") @Default("{}") StorageSpec storage,
        @JsonPropertyDescription(
                        "CPU and memory, as in a Pod. Requests and limits of a running node where empty.")
                @Default("{}")
                ResourceRequirements resources,
        @JsonPropertyDescription("Labels of the Pods, besides those of the operator.")
                @Size(max = 32)
                Map<String, @Size(max = 63) String> labels,
        @JsonPropertyDescription("Annotations of the Pods.") @Size(max = 32)
                Map<String, @Size(max = 1024) String> annotations,
        @JsonPropertyDescription("Labels of the hosts that may run the Pods.") @Size(max = 32)
                Map<String, @Size(max = 63) String> nodeSelector,
        @JsonPropertyDescription("Taints of hosts that the Pods accept, as in a Pod.")
                @Size(max = 16)
                List<Toleration> tolerations,
        @JsonPropertyDescription("Affinity of the Pods, as in a Pod.") @Nullable Affinity affinity,
        @JsonPropertyDescription("Priority class of the Pods.") @Size(max = 253)
                @Nullable String priorityClassName,
        @JsonPropertyDescription(
                        "How the Pods spread, as in a Pod. Default: over hosts and zones, ScheduleAnyway.")
                @Size(max = 8)
                List<TopologySpreadConstraint> topologySpreadConstraints,
        @JsonPropertyDescription("Settings of the node.") @Size(max = 32) List<EnvSetting> env) {

    public MasternodePool {
        requireNonNull(name, "name of a pool");
        requireNonNull(tier, "tier of pool " + name);
        replicas = requireNonNullElse(replicas, 1);
        storage = requireNonNullElse(storage, StorageSpec.DEFAULT);
        resources = requireNonNullElse(resources, new ResourceRequirements());
        labels =
                labels == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations =
                annotations == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        nodeSelector =
                nodeSelector == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(nodeSelector));
        tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
        topologySpreadConstraints =
                topologySpreadConstraints == null
                        ? List.of()
                        : List.copyOf(topologySpreadConstraints);
        env = env == null ? List.of() : List.copyOf(env);
    }
}
