package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.TimeSpan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chain that a network runs. It cannot change once the network exists: it is written into the genesis block. */
@ApiBlock
@ValidationRule(
        value =
                "duration(self.blockInterval) >= duration('1s') && duration(self.blockInterval) <= duration('1h')",
        fieldPath = ".blockInterval",
        message = "blockInterval must be from 1s to 1h")
@ValidationRule(
        value =
                "!has(self.allocations) || self.allocations.all(a, a.address.startsWith(self.network == 'Mainnet' ? 'TIME1' : 'TIME0'))",
        fieldPath = ".allocations",
        message = "addresses begin with TIME0 on Testnet and with TIME1 on Mainnet")
@ValidationRule(
        value = "!has(self.admission) || self.admission != 'Free' || self.network == 'Testnet'",
        fieldPath = ".admission",
        message = "admission Free is for Testnet only: on Mainnet use Closed or Collateral")
@ValidationRule(
        value =
                "(has(self.admission) ? self.admission : 'Closed') == (has(oldSelf.admission) ? oldSelf.admission : 'Closed')",
        fieldPath = ".admission",
        message = "admission cannot change once the network exists")
@ValidationRule(
        value = "self.network == oldSelf.network",
        fieldPath = ".network",
        message = "network cannot change once the network exists")
@ValidationRule(
        value = "duration(self.blockInterval) == duration(oldSelf.blockInterval)",
        fieldPath = ".blockInterval",
        message = "blockInterval cannot change once the network exists")
@ValidationRule(
        value =
                "has(self.genesisTime) == has(oldSelf.genesisTime) && (!has(self.genesisTime) || self.genesisTime == oldSelf.genesisTime)",
        fieldPath = ".genesisTime",
        message = "genesisTime cannot change once the network exists")
@ValidationRule(
        value =
                "(has(self.allocations) ? self.allocations : []) == (has(oldSelf.allocations) ? oldSelf.allocations : [])",
        fieldPath = ".allocations",
        message = "allocations cannot change once the network exists")
@ValidationRule(
        value =
                "has(self.fundingSecret) == has(oldSelf.fundingSecret) && (!has(self.fundingSecret) || self.fundingSecret == oldSelf.fundingSecret)",
        fieldPath = ".fundingSecret",
        message = "fundingSecret cannot change once the network exists")
public record ChainSpec(
        @JsonPropertyDescription("Network of the chain: decides ports and the prefix of addresses.")
                @Required
                ChainNetwork network,
        @JsonPropertyDescription(
                        "Time between blocks, from 1s to 1h; slots are aligned to the genesis time.")
                @Default("10m")
                @Size(max = 8)
                @Pattern(TimeSpan.PATTERN)
                TimeSpan blockInterval,
        @JsonPropertyDescription(
                        "Time of the genesis block in UTC, such as 2026-11-01T00:00:00Z. Default: the creation of the network, rounded up to the next slot.")
                @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
                @Size(max = 20)
                @SchemaFrom(type = String.class)
                @Nullable Instant genesisTime,
        @JsonPropertyDescription(
                        "Who may become a masternode after the genesis. Closed: nobody, so replicas cannot change. Collateral: whoever locks the collateral of a tier above Free. Free: masternodes of the tier Free too; on Testnet only.")
                @Default("Closed")
                Admission admission,
        @JsonPropertyDescription("Outputs of the genesis block.") @Size(max = 64)
                List<Allocation> allocations,
        @JsonPropertyDescription(
                        "Name of the Secret whose entry key.pem pays the collateral of masternodes that join later. The genesis of a test network funds it; default there: the network's name with -funding, made by the operator.")
                @Size(max = 253)
                @Nullable String fundingSecret) {

    public ChainSpec {
        requireNonNull(network, "spec.chain.network");
        blockInterval = requireNonNullElse(blockInterval, TimeSpan.ofSeconds(600));
        admission = requireNonNullElse(admission, Admission.CLOSED);
        allocations = allocations == null ? List.of() : List.copyOf(allocations);
    }
}
