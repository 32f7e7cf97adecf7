package io.timecoin.node.masternode;

/** Tiers of masternodes (PROTOCOL 8.1). Constants stand in the order of their binary form. */
public enum Tier {
    FREE("Free", 0, 100, 85),
    BRONZE("Bronze", 1_000, 1_000, 90),
    SILVER("Silver", 10_000, 10_000, 95),
    GOLD("Gold", 100_000, 100_000, 98);

    private final String wireName;
    private final long collateralTime;
    private final long rewardWeight;
    private final int leastUptimePercent;

    Tier(String wireName, long collateralTime, long rewardWeight, int leastUptimePercent) {
        this.wireName = wireName;
        this.collateralTime = collateralTime;
        this.rewardWeight = rewardWeight;
        this.leastUptimePercent = leastUptimePercent;
    }

    /** The name in JSON, case sensitive. */
    public String wireName() {
        return wireName;
    }

    /** Collateral in whole TIME. */
    public long collateralTime() {
        return collateralTime;
    }

    /** Weight in the split of a block's reward; it plays no part in votes. */
    public long rewardWeight() {
        return rewardWeight;
    }

    /** Uptime that is expected of the tier; nothing follows from it in blocks. */
    public int leastUptimePercent() {
        return leastUptimePercent;
    }

    /**
     * The tier of a JSON name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Tier fromWireName(String name) {
        for (Tier tier : values()) {
            if (tier.wireName.equals(name)) {
                return tier;
            }
        }
        throw new IllegalArgumentException(
                "unknown tier \"" + name + "\": Free, Bronze, Silver or Gold");
    }
}
