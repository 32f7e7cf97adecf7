package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.MasternodeReward;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;

/** The binary form of a whole block inside a consensus record, and its digest inside a proposal. */
final class BlockForm {
    private BlockForm() {}

    static void write(RecordWriter out, Block block) {
        BlockHeader header = block.header();
        out.i32(header.version());
        out.i64(header.height());
        out.fixed(header.previousHash().bytes());
        out.fixed(header.merkleRoot().bytes());
        out.i64(header.timestamp());
        out.i64(header.blockReward());
        out.list(block.transactions(), transaction -> write(out, transaction));
        out.list(
                block.masternodeRewards(),
                reward -> {
                    out.counted(Bytes.utf8(reward.address()));
                    out.i64(reward.amount());
                });
    }

    /**
     * Digest of all of the block. Its hash covers the header only, so without this a peer could pass on a good proposal
     * with another body.
     */
    static Hash digest(Block block) {
        RecordWriter out = new RecordWriter();
        write(out, block);
        return Sha256.hash(out.written());
    }

    static Block read(RecordReader in) throws CorruptRecordException {
        return new Block(
                new BlockHeader(in.i32(), in.i64(), hash(in), hash(in), in.i64(), in.i64()),
                in.list(() -> transaction(in)),
                in.list(() -> new MasternodeReward(in.counted().toUtf8(), in.i64())));
    }

    static Hash hash(RecordReader in) throws CorruptRecordException {
        return new Hash(in.fixed(Hash.LENGTH));
    }

    private static void write(RecordWriter out, Transaction transaction) {
        out.i32(transaction.version());
        out.list(
                transaction.inputs(),
                input -> {
                    out.fixed(input.previousOutput().txid().bytes());
                    out.i32(input.previousOutput().vout());
                    out.counted(input.scriptSig());
                    out.i32(input.sequence());
                });
        out.list(
                transaction.outputs(),
                output -> {
                    out.i64(output.value());
                    out.counted(output.scriptPubkey());
                });
        out.i32(transaction.lockTime());
        out.i64(transaction.timestamp());
    }

    private static Transaction transaction(RecordReader in) throws CorruptRecordException {
        return new Transaction(
                in.i32(),
                in.list(() ->
                        new TxInput(new OutPoint(hash(in), in.i32()), in.counted(), in.i32())),
                in.list(() -> new TxOutput(in.i64(), in.counted())),
                in.i32(),
                in.i64());
    }
}
