package io.timecoin.node.chain;

import io.timecoin.node.masternode.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a block pays and to whom (consensus.md §4, PROTOCOL 11). Amounts are units of 10^-8 TIME.
 *
 * <p>⌊10^10 · (1 + ln n)⌋ comes from a table, because floating point has no place in a rule.
 */
public final class Rewards {
    /** The largest network that the table covers. */
    public static final int MAX_MASTERNODES = 10_000;

    private static final String TABLE = "block-rewards.txt";
    private static final List<Long> PER_BLOCK = load();

    private Rewards() {}

    /**
     * The reward of a block, without fees: 100 · (1 + ln n) TIME.
     *
     * @param masternodes n, the members of its height, from 1 to {@link #MAX_MASTERNODES}
     */
    public static long perBlock(int masternodes) {
        if (masternodes < 1 || masternodes > MAX_MASTERNODES) {
            throw new IllegalArgumentException(
                    "a network has 1 to " + MAX_MASTERNODES + " masternodes, not " + masternodes);
        }
        return PER_BLOCK.get(masternodes - 1);
    }

    /**
     * Each masternode's share, ⌊total · weight / Σ weights⌋ by tier; the remainder is not paid.
     *
     * @param total reward and fees of the block, not negative
     * @param tiers of the masternodes, in the order of the result
     */
    public static List<Long> split(long total, List<Tier> tiers) {
        BigInteger sum = BigInteger.valueOf(tiers.stream().mapToLong(Tier::rewardWeight).sum());
        return tiers.stream()
                .map(tier ->
                        BigInteger.valueOf(total)
                                .multiply(BigInteger.valueOf(tier.rewardWeight()))
                                .divide(sum)
                                .longValueExact())
                .toList();
    }

    private static List<Long> load() {
        try (InputStream in = Rewards.class.getResourceAsStream(TABLE)) {
            String table =
                    new String(
                            Objects.requireNonNull(in, TABLE).readAllBytes(),
                            StandardCharsets.US_ASCII);
            return table.lines().map(Long::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }
}
