package io.timecoin.node.wire;

import static io.timecoin.node.wire.JsonNumbers.I64;
import static io.timecoin.node.wire.JsonNumbers.U32;
import static io.timecoin.node.wire.JsonNumbers.U64;
import static io.timecoin.node.wire.JsonTypes.HASH;
import static io.timecoin.node.wire.JsonTypes.list;
import static io.timecoin.node.wire.JsonTypes.text;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.MasternodeReward;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.chain.UtxoState.Confirmed;
import io.timecoin.node.chain.UtxoState.Locked;
import io.timecoin.node.chain.UtxoState.SpentFinalized;
import io.timecoin.node.chain.UtxoState.SpentPending;
import io.timecoin.node.chain.UtxoState.Unspent;
import io.timecoin.node.crypto.Bytes;
import java.util.List;

/** Blocks, transactions and outputs in JSON (PROTOCOL 6). */
final class ChainJson {
    private static final JsonType<Bytes> SCRIPT = JsonBytes.atMost(Limits.SCRIPT_BYTES);

    static final JsonType<OutPoint> OUT_POINT =
            JsonStruct.named(f -> {
                var txid = f.required("txid", HASH, OutPoint::txid);
                var vout = f.required("vout", U32, OutPoint::vout);
                return row -> new OutPoint(row.get(txid), row.get(vout));
            });

    private static final JsonType<TxInput> TX_INPUT =
            JsonStruct.named(f -> {
                var output = f.required("previous_output", OUT_POINT, TxInput::previousOutput);
                var script = f.required("script_sig", SCRIPT, TxInput::scriptSig);
                var sequence = f.required("sequence", U32, TxInput::sequence);
                return row -> new TxInput(row.get(output), row.get(script), row.get(sequence));
            });

    private static final JsonType<TxOutput> TX_OUTPUT =
            JsonStruct.named(f -> {
                var value = f.required("value", U64, TxOutput::value);
                var script = f.required("script_pubkey", SCRIPT, TxOutput::scriptPubkey);
                return row -> new TxOutput(row.get(value), row.get(script));
            });

    static final JsonType<Transaction> TRANSACTION =
            JsonStruct.named(f -> {
                var version = f.required("version", U32, Transaction::version);
                var inputs =
                        f.required("inputs", list(TX_INPUT, Limits.ELEMENTS), Transaction::inputs);
                var outputs =
                        f.required(
                                "outputs", list(TX_OUTPUT, Limits.ELEMENTS), Transaction::outputs);
                var lockTime = f.required("lock_time", U32, Transaction::lockTime);
                var timestamp = f.required("timestamp", I64, Transaction::timestamp);
                return row ->
                        new Transaction(
                                row.get(version),
                                row.get(inputs),
                                row.get(outputs),
                                row.get(lockTime),
                                row.get(timestamp));
            });

    private static final JsonType<BlockHeader> BLOCK_HEADER =
            JsonStruct.named(f -> {
                var version = f.required("version", U32, BlockHeader::version);
                var height = f.required("height", U64, BlockHeader::height);
                var previous = f.required("previous_hash", HASH, BlockHeader::previousHash);
                var root = f.required("merkle_root", HASH, BlockHeader::merkleRoot);
                var timestamp = f.required("timestamp", I64, BlockHeader::timestamp);
                var reward = f.required("block_reward", U64, BlockHeader::blockReward);
                return row ->
                        new BlockHeader(
                                row.get(version),
                                row.get(height),
                                row.get(previous),
                                row.get(root),
                                row.get(timestamp),
                                row.get(reward));
            });

    private static final JsonType<MasternodeReward> REWARD =
            JsonStruct.tuple(f -> {
                var address = f.element(text(Limits.ADDRESS), MasternodeReward::address);
                var amount = f.element(U64, MasternodeReward::amount);
                return row -> new MasternodeReward(row.get(address), row.get(amount));
            });

    static final JsonType<Block> BLOCK =
            JsonStruct.named(f -> {
                var header = f.required("header", BLOCK_HEADER, Block::header);
                var transactions =
                        f.required(
                                "transactions",
                                list(TRANSACTION, Limits.ELEMENTS),
                                Block::transactions);
                var rewards =
                        f.required(
                                "masternode_rewards",
                                list(REWARD, Limits.MASTERNODES),
                                Block::masternodeRewards);
                return row -> new Block(row.get(header), row.get(transactions), row.get(rewards));
            });

    static final JsonType<List<Block>> BLOCKS = list(BLOCK, Limits.BLOCKS);

    static final JsonType<Utxo> UTXO =
            JsonStruct.named(f -> {
                var outpoint = f.required("outpoint", OUT_POINT, Utxo::outpoint);
                var value = f.required("value", U64, Utxo::value);
                var script = f.required("script_pubkey", SCRIPT, Utxo::scriptPubkey);
                var address = f.required("address", text(Limits.TEXT), Utxo::address);
                return row ->
                        new Utxo(
                                row.get(outpoint),
                                row.get(value),
                                row.get(script),
                                row.get(address));
            });

    static final JsonType<UtxoState> UTXO_STATE =
            new JsonVariants<>(
                    LineFault.BAD_FIELD,
                    List.of(
                            JsonVariants.unit(new Unspent()),
                            JsonVariants.fields(Locked.class, locked()),
                            JsonVariants.fields(SpentPending.class, spentPending()),
                            JsonVariants.fields(SpentFinalized.class, spentFinalized()),
                            JsonVariants.fields(Confirmed.class, confirmed())));

    private ChainJson() {}

    private static JsonType<Locked> locked() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, Locked::txid);
            var lockedAt = f.required("locked_at", I64, Locked::lockedAt);
            return row -> new Locked(row.get(txid), row.get(lockedAt));
        });
    }

    private static JsonType<SpentPending> spentPending() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, SpentPending::txid);
            var votes = f.required("votes", U32, SpentPending::votes);
            var nodes = f.required("total_nodes", U32, SpentPending::totalNodes);
            var spentAt = f.required("spent_at", I64, SpentPending::spentAt);
            return row ->
                    new SpentPending(
                            row.get(txid), row.get(votes), row.get(nodes), row.get(spentAt));
        });
    }

    private static JsonType<SpentFinalized> spentFinalized() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, SpentFinalized::txid);
            var at = f.required("finalized_at", I64, SpentFinalized::finalizedAt);
            var votes = f.required("votes", U32, SpentFinalized::votes);
            return row -> new SpentFinalized(row.get(txid), row.get(at), row.get(votes));
        });
    }

    private static JsonType<Confirmed> confirmed() {
        return JsonStruct.named(f -> {
            var txid = f.required("txid", HASH, Confirmed::txid);
            var height = f.required("block_height", U64, Confirmed::blockHeight);
            var at = f.required("confirmed_at", I64, Confirmed::confirmedAt);
            return row -> new Confirmed(row.get(txid), row.get(height), row.get(at));
        });
    }
}
