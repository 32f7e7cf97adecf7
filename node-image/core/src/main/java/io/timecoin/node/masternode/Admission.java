package io.timecoin.node.masternode;

import java.util.Arrays;
import java.util.Optional;

/** Who may become a masternode after the genesis; the genesis says it (consensus.md §4). */
public enum Admission {
    /** The masternodes of the genesis are those of every height. */
    CLOSED("closed"),
    /** Whoever locks the collateral of a tier above Free. */
    COLLATERAL("collateral"),
    /** Free masternodes too: for test networks, where votes need not cost anything. */
    FREE("free");

    private final String wireName;

    Admission(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the genesis. */
    public String wireName() {
        return wireName;
    }

    /** The admission of such a name, case sensitive. */
    public static Optional<Admission> ofWireName(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
    }

    /** Whether a masternode of the tier may join. */
    public boolean admits(Tier tier) {
        return switch (this) {
            case CLOSED -> false;
            case COLLATERAL -> tier != Tier.FREE;
            case FREE -> true;
        };
    }
}
