package io.timecoin.node.masternode;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;

/**
 * A masternode that takes part in deciding a height.
 *
 * @param name what people call it, e.g. {@code gold-0}; no rule depends on it
 * @param rewardAddress text that receives its share of each block's reward
 */
public record Member(PublicKey publicKey, Tier tier, String rewardAddress, String name) {
    public NodeId nodeId() {
        return NodeId.of(publicKey);
    }
}
