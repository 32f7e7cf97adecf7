package io.timecoin.operator.controller.resources;

import io.timecoin.crds.v1alpha1.spec.Tier;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;

/**
 * A masternode that the genesis of its network names.
 *
 * @param name {@code <pool>-<number>}
 */
public record RegisteredMasternode(String name, String pool, Tier tier, PublicKey key) {
    /** The masternode of a member of the genesis. */
    public static RegisteredMasternode of(Member member) {
        String name = member.name();
        return new RegisteredMasternode(
                name,
                name.substring(0, name.lastIndexOf('-')),
                tier(member.tier()),
                member.publicKey());
    }

    private static Tier tier(io.timecoin.node.masternode.Tier tier) {
        return switch (tier) {
            case FREE -> Tier.FREE;
            case BRONZE -> Tier.BRONZE;
            case SILVER -> Tier.SILVER;
            case GOLD -> Tier.GOLD;
        };
    }
}
