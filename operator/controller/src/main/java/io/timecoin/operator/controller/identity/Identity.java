package io.timecoin.operator.controller.identity;

import io.timecoin.operator.controller.resources.RegisteredMasternode;
import java.util.List;

/**
 * What a network is, from its genesis on.
 *
 * @param genesis hash of the first block
 * @param masternodes in the order of the pools in the spec, and of their numbers within a pool
 */
public record Identity(String genesis, List<RegisteredMasternode> masternodes) {
    public Identity {
        masternodes = List.copyOf(masternodes);
    }
}
