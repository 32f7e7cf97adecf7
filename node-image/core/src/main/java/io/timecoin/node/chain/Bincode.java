package io.timecoin.node.chain;

import io.timecoin.node.chain.UtxoState.Confirmed;
import io.timecoin.node.chain.UtxoState.Locked;
import io.timecoin.node.chain.UtxoState.SpentFinalized;
import io.timecoin.node.chain.UtxoState.SpentPending;
import io.timecoin.node.chain.UtxoState.Unspent;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;

/**
 * The binary form of the chain's types: what hashes cover, sizes count and stores hold (PROTOCOL 6.1).
 *
 * <p>Every {@code decode} takes exactly the image that {@code encode} makes, and throws {@link
 * BincodeException} for anything else.
 */
public final class Bincode {
    private static final int OUT_POINT_BYTES = Hash.LENGTH + Integer.BYTES;
    private static final int LEAST_INPUT_BYTES = OUT_POINT_BYTES + Long.BYTES + Integer.BYTES;
    private static final int LEAST_OUTPUT_BYTES = 2 * Long.BYTES;
    private static final int LEAST_TRANSACTION_BYTES = 2 * Integer.BYTES + 3 * Long.BYTES;
    private static final int HEADER_BYTES = Integer.BYTES + 3 * Long.BYTES + 2 * Hash.LENGTH;
    private static final int LEAST_REWARD_BYTES = 2 * Long.BYTES;

    private Bincode() {}

    public static Bytes encode(OutPoint outpoint) {
        return write(new BincodeWriter(), outpoint).toBytes();
    }

    public static OutPoint decodeOutPoint(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        OutPoint outpoint = readOutPoint(in);
        in.end();
        return outpoint;
    }

    public static Bytes encode(Transaction transaction) {
        return write(new BincodeWriter(), transaction).toBytes();
    }

    /** Length in bytes of a transaction's binary form, without making it. */
    public static long size(Transaction transaction) {
        long size = LEAST_TRANSACTION_BYTES;
        for (TxInput input : transaction.inputs()) {
            size += LEAST_INPUT_BYTES + input.scriptSig().length();
        }
        for (TxOutput output : transaction.outputs()) {
            size += LEAST_OUTPUT_BYTES + output.scriptPubkey().length();
        }
        return size;
    }

    /** Length in bytes of a block's binary form, without making it. */
    public static long size(Block block) {
        long size = HEADER_BYTES + 2L * Long.BYTES;
        for (Transaction transaction : block.transactions()) {
            size += size(transaction);
        }
        for (MasternodeReward reward : block.masternodeRewards()) {
            size += LEAST_REWARD_BYTES + Bytes.utf8(reward.address()).length();
        }
        return size;
    }

    public static Transaction decodeTransaction(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        Transaction transaction = readTransaction(in);
        in.end();
        return transaction;
    }

    public static Bytes encode(BlockHeader header) {
        return write(new BincodeWriter(), header).toBytes();
    }

    public static BlockHeader decodeHeader(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        BlockHeader header = readHeader(in);
        in.end();
        return header;
    }

    public static Bytes encode(Block block) {
        BincodeWriter out = new BincodeWriter();
        return write(out, block.header())
                .list(block.transactions(), transaction -> write(out, transaction))
                .list(
                        block.masternodeRewards(),
                        reward -> out.text(reward.address()).u64(reward.amount()))
                .toBytes();
    }

    public static Block decodeBlock(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        Block block =
                new Block(
                        readHeader(in),
                        in.list(LEAST_TRANSACTION_BYTES, () -> readTransaction(in)),
                        in.list(
                                LEAST_REWARD_BYTES,
                                () -> new MasternodeReward(in.text(), in.u64())));
        in.end();
        return block;
    }

    public static Bytes encode(Utxo utxo) {
        return write(new BincodeWriter(), utxo.outpoint())
                .u64(utxo.value())
                .bytes(utxo.scriptPubkey())
                .text(utxo.address())
                .toBytes();
    }

    public static Utxo decodeUtxo(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        Utxo utxo = new Utxo(readOutPoint(in), in.u64(), in.bytes(), in.text());
        in.end();
        return utxo;
    }

    public static Bytes encode(UtxoState state) {
        BincodeWriter out = new BincodeWriter();
        BincodeWriter written =
                switch (state) {
                    case Unspent _ -> out.u32(0);
                    case Locked s -> out.u32(1).raw(s.txid().bytes()).u64(s.lockedAt());
                    case SpentPending s ->
                            out.u32(2)
                                    .raw(s.txid().bytes())
                                    .u32(s.votes())
                                    .u32(s.totalNodes())
                                    .u64(s.spentAt());
                    case SpentFinalized s ->
                            out.u32(3).raw(s.txid().bytes()).u64(s.finalizedAt()).u32(s.votes());
                    case Confirmed s ->
                            out.u32(4)
                                    .raw(s.txid().bytes())
                                    .u64(s.blockHeight())
                                    .u64(s.confirmedAt());
                };
        return written.toBytes();
    }

    public static UtxoState decodeUtxoState(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        int variant = in.u32();
        UtxoState state =
                switch (variant) {
                    case 0 -> new Unspent();
                    case 1 -> new Locked(in.hash(), in.u64());
                    case 2 -> new SpentPending(in.hash(), in.u32(), in.u32(), in.u64());
                    case 3 -> new SpentFinalized(in.hash(), in.u64(), in.u32());
                    case 4 -> new Confirmed(in.hash(), in.u64(), in.u64());
                    default ->
                            throw in.malformed(
                                    "no state of an output has the number "
                                            + Integer.toUnsignedString(variant));
                };
        in.end();
        return state;
    }

    private static BincodeWriter write(BincodeWriter out, OutPoint outpoint) {
        return out.raw(outpoint.txid().bytes()).u32(outpoint.vout());
    }

    private static OutPoint readOutPoint(BincodeReader in) {
        return new OutPoint(in.hash(), in.u32());
    }

    private static BincodeWriter write(BincodeWriter out, Transaction transaction) {
        return out.u32(transaction.version())
                .list(
                        transaction.inputs(),
                        input ->
                                write(out, input.previousOutput())
                                        .bytes(input.scriptSig())
                                        .u32(input.sequence()))
                .list(
                        transaction.outputs(),
                        output -> out.u64(output.value()).bytes(output.scriptPubkey()))
                .u32(transaction.lockTime())
                .u64(transaction.timestamp());
    }

    private static Transaction readTransaction(BincodeReader in) {
        return new Transaction(
                in.u32(),
                in.list(
                        LEAST_INPUT_BYTES,
                        () -> new TxInput(readOutPoint(in), in.bytes(), in.u32())),
                in.list(LEAST_OUTPUT_BYTES, () -> new TxOutput(in.u64(), in.bytes())),
                in.u32(),
                in.u64());
    }

    private static BincodeWriter write(BincodeWriter out, BlockHeader header) {
        return out.u32(header.version())
                .u64(header.height())
                .raw(header.previousHash().bytes())
                .raw(header.merkleRoot().bytes())
                .u64(header.timestamp())
                .u64(header.blockReward());
    }

    private static BlockHeader readHeader(BincodeReader in) {
        return new BlockHeader(in.u32(), in.u64(), in.hash(), in.hash(), in.u64(), in.u64());
    }
}
