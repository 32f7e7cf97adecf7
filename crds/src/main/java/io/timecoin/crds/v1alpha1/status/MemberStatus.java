package io.timecoin.crds.v1alpha1.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.spec.Tier;
import org.jspecify.annotations.Nullable;

/** What was seen of a masternode. */
@ApiBlock
public record MemberStatus(
        @JsonPropertyDescription("Name of the masternode and of its Pod, without the network.")
                @Required
                String pod,
        @JsonPropertyDescription("Its pool.") @Required String pool,
        @JsonPropertyDescription("Its tier.") @Nullable Tier tier,
        @JsonPropertyDescription("Its node id, 64 hexadecimal digits.") @Nullable String nodeId,
        @JsonPropertyDescription("Version that the node reports.") @Nullable String version,
        @JsonPropertyDescription("Revision that it runs.") @Nullable String revision,
        @JsonPropertyDescription("Whether it is ready.") boolean ready,
        @JsonPropertyDescription("Height of its head.") long height,
        @JsonPropertyDescription("Handshaken connections with other masternodes.") int peers,
        @JsonPropertyDescription("Completed of begun handshakes, such as 3/3.")
                @Nullable String handshakes,
        @JsonPropertyDescription("Last height that another masternode saw it sign; 0 for none.")
                long lastSigned) {

    public MemberStatus {
        requireNonNull(pod, "status.members.pod");
        requireNonNull(pool, "status.members.pool");
    }
}
