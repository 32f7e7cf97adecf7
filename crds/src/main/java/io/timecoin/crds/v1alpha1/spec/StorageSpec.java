package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;
import org.jspecify.annotations.Nullable;

/** The volume of a masternode. */
@ApiBlock
public record StorageSpec(
        @JsonPropertyDescription("Size of the volume; it may grow, not shrink.")
                @Default("10Gi")
                @Pattern("^[1-9][0-9]{0,9}(Ki|Mi|Gi|Ti|k|M|G|T)?$")
                @Size(max = 12)
                String size,
        @JsonPropertyDescription(
                        "Storage class; default: that of the cluster. It cannot change once the pool exists.")
                @Size(max = 253)
                @Nullable String storageClassName,
        @JsonPropertyDescription(
                        "What becomes of volumes and keys when the network is deleted. Default: Delete on Testnet, Retain on Mainnet.")
                @Nullable ReclaimPolicy reclaim) {

    /** What stands where nothing is written. */
    public static final StorageSpec DEFAULT = Defaults.of(StorageSpec.class);

    public StorageSpec {
        size = requireNonNullElse(size, "10Gi");
    }

    /** What becomes of volumes and keys of a network of this kind. */
    public ReclaimPolicy reclaimOn(ChainNetwork network) {
        if (reclaim != null) {
            return reclaim;
        }
        return switch (network) {
            case TESTNET -> ReclaimPolicy.DELETE;
            case MAINNET -> ReclaimPolicy.RETAIN;
        };
    }
}
