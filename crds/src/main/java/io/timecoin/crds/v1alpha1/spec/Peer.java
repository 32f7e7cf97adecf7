package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;
import org.jspecify.annotations.Nullable;

/** A node outside this network that its masternodes know. */
@ApiBlock
public record Peer(
        @JsonPropertyDescription("Its address, host:port.")
                @Required
                @Pattern("^[A-Za-z0-9.-]+:[0-9]{1,5}$")
                @Size(max = 259)
                String address,
        @JsonPropertyDescription("Its node id, 64 hexadecimal digits, where it is known.")
                @Pattern("^[0-9a-f]{64}$")
                @Size(max = 64)
                @Nullable String id) {

    public Peer {
        requireNonNull(address, "peers.address");
    }
}
