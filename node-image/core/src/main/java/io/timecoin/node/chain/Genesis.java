package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a network, and its first block, whose hash commits to all of them.
 *
 * <p>The hash of that block is the network's chain id: peers compare it, and signatures bind it.
 *
 * @param network the network's name, for people
 * @param blockIntervalSeconds time between two slots
 * @param genesisTime the slot of height 0, in seconds since 1970
 * @param admission who may become a masternode later
 * @param members the masternodes that decide the first heights; kept sorted by public key
 * @param allocations what the first block pays, in order
 */
public record Genesis(
        String network,
        NetworkType type,
        int blockIntervalSeconds,
        long genesisTime,
        Admission admission,
        List<Member> members,
        List<Allocation> allocations) {
    /** The version of a genesis header (PROTOCOL 6.3). */
    private static final int HEADER_VERSION = 2;

    private static final String SCRIPT_PREFIX = "genesis:";

    /**
     * A payment of the first block.
     *
     * @param amount units of 10^-8 TIME, at least 1
     */
    public record Allocation(String address, long amount) {
        public Allocation {
            if (amount < 1) {
                throw new IllegalArgumentException("an amount is at least 1, not " + amount);
            }
        }
    }

    public Genesis {
        if (blockIntervalSeconds < 1) {
            throw new IllegalArgumentException("blocks are at least a second apart");
        }
        if (genesisTime < 0) {
            throw new IllegalArgumentException("the genesis time is not before 1970");
        }
        members = new MemberSet(members).members();
        allocations = List.copyOf(allocations);
        supply(allocations);
    }

    /** The settings of a network whose masternodes never change. */
    public Genesis(
            String network,
            NetworkType type,
            int blockIntervalSeconds,
            long genesisTime,
            List<Member> members,
            List<Allocation> allocations) {
        this(
                network,
                type,
                blockIntervalSeconds,
                genesisTime,
                Admission.CLOSED,
                members,
                allocations);
    }

    /** The settings as one line of JSON, always the same for the same settings. */
    public String toJson() {
        return GenesisJson.write(this);
    }

    /**
     * Reads settings in JSON, in any layout.
     *
     * @throws IllegalArgumentException if a value is missing, unknown or wrong; the message names its
     *     path
     */
    public static Genesis parse(String json) {
        return GenesisJson.read(json);
    }

    /** The members of the first heights. */
    public MemberSet memberSet() {
        return new MemberSet(members);
    }

    /**
     * The first block, in the form of protocol v1 (PROTOCOL 6.3). Its first output is worth nothing
     * and carries the hash of the settings.
     */
    public Block block() {
        List<TxOutput> outputs = new ArrayList<>();
        outputs.add(new TxOutput(0, Bytes.utf8(SCRIPT_PREFIX + settingsHash().toHex())));
        for (Allocation allocation : allocations) {
            outputs.add(new TxOutput(allocation.amount(), Bytes.utf8(allocation.address())));
        }
        Transaction coinbase =
                new Transaction(BlockBuilder.COINBASE_VERSION, List.of(), outputs, 0, genesisTime);
        BlockHeader header =
                new BlockHeader(
                        HEADER_VERSION,
                        0,
                        Hash.ZERO,
                        Merkle.rootOf(List.of(coinbase)),
                        genesisTime,
                        supply(allocations));
        return new Block(header, List.of(coinbase), List.of());
    }

    /** What the first block does to the empty set of unspent outputs. */
    public List<UtxoChange> changes() {
        return TransactionEffects.of(block().transactions().getFirst(), List.of());
    }

    /** The hash of the first block: the chain id. Computed on each call. */
    public Hash hash() {
        return block().hash();
    }

    /** When the slot of a height opens; also the timestamp of its block. */
    public Instant slotTime(long height) {
        return Instant.ofEpochSecond(genesisTime)
                .plus(Duration.ofSeconds(blockIntervalSeconds).multipliedBy(height));
    }

    /** The height whose slot is open: 0 before the first one (PROTOCOL 9.1). */
    public long heightAt(Instant now) {
        long elapsed = Duration.between(slotTime(0), now).toSeconds();
        return Math.max(0, Math.floorDiv(elapsed, blockIntervalSeconds));
    }

    private Hash settingsHash() {
        return Sha256.hash(Bytes.utf8(toJson()));
    }

    private static long supply(List<Allocation> allocations) {
        try {
            return allocations.stream().mapToLong(Allocation::amount).reduce(0, Math::addExact);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the allocations exceed what an amount can hold", e);
        }
    }
}
