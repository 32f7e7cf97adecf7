package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;

/** An output of the genesis block. */
@ApiBlock
public record Allocation(
        @JsonPropertyDescription(
                        "Address that receives the coins: TIME0… on Testnet, TIME1… on Mainnet.")
                @Required
                @Pattern("^TIME[01][1-9A-HJ-NP-Za-km-z]{32,33}$")
                @Size(max = 38)
                String address,
        @JsonPropertyDescription(
                        "Amount in TIME, as text so that no digit is lost; up to 8 decimals.")
                @Required
                @Pattern("^[0-9]{1,12}([.][0-9]{1,8})?$")
                @Size(max = 21)
                String amount) {

    public Allocation {
        requireNonNull(address, "allocations.address");
        requireNonNull(amount, "allocations.amount");
    }
}
