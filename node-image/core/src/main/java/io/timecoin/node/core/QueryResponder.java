package io.timecoin.node.core;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.PendingView;
import io.timecoin.node.sync.SyncSettings;
import io.timecoin.node.wire.BlockMessage;
import io.timecoin.node.wire.BlockMessage.BlockHashResponse;
import io.timecoin.node.wire.BlockMessage.BlockHeightResponse;
import io.timecoin.node.wire.BlockMessage.BlockRangeResponse;
import io.timecoin.node.wire.BlockMessage.BlockResponse;
import io.timecoin.node.wire.BlockMessage.BlocksResponse;
import io.timecoin.node.wire.BlockMessage.GenesisHashResponse;
import io.timecoin.node.wire.ConsensusMessage.ConsensusQuery;
import io.timecoin.node.wire.ConsensusMessage.ConsensusQueryResponse;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlockData;
import io.timecoin.node.wire.ExtensionMessage.CertifiedBlocks;
import io.timecoin.node.wire.MasternodeMessage;
import io.timecoin.node.wire.MasternodeMessage.MasternodeInfo;
import io.timecoin.node.wire.MasternodeMessage.MasternodesResponse;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.TransactionMessage;
import io.timecoin.node.wire.TransactionMessage.PendingTransactionsResponse;
import io.timecoin.node.wire.UtxoMessage;
import io.timecoin.node.wire.UtxoMessage.OutPointState;
import io.timecoin.node.wire.UtxoMessage.UTXOStateQuery;
import io.timecoin.node.wire.UtxoMessage.UTXOStateResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers the questions of peers of every version about the committed chain (PROTOCOL 5). */
final class QueryResponder {
    /**
     * Binary size of an answer, in bytes: as decimal arrays it takes up to five times as much and must fit into a line.
     * One block larger than this is still sent, alone.
     */
    private static final long ANSWER_BYTES = 3_000_000;

    /** The same for a peer that loses parts of long lines, which leads it to ban this node: 8 KB as a line. */
    private static final long SHORT_ANSWER_BYTES = 1_600;

    /** Transactions in one answer; a peer that wants others gets them when they are relayed. */
    private static final int PENDING_TRANSACTIONS = 1_000;

    private final LocalChain chain;
    private final FinalityDriver finality;

    /** Answers from the chain as it stands at each question. */
    QueryResponder(LocalChain chain, FinalityDriver finality) {
        this.chain = chain;
        this.finality = finality;
    }

    /**
     * What protocol v1 answers, or nothing where the message is no question or the node has no answer.
     *
     * @param shortLines whether the peer takes short lines only
     */
    Optional<Message> answer(BlockMessage message, boolean shortLines) {
        return switch (message) {
            case BlockMessage.GetBlockHeight() ->
                    Optional.of(new BlockHeightResponse(chain.height()));
            case BlockMessage.GetBlocks(long start, long end) ->
                    Optional.of(new BlocksResponse(plain(range(start, end, shortLines))));
            case BlockMessage.GetBlockRange(long start, long end) ->
                    Optional.of(new BlockRangeResponse(plain(range(start, end, shortLines))));
            case BlockMessage.GetBlockHash(long height) ->
                    Optional.of(new BlockHashResponse(height, hash(height)));
            case BlockMessage.GetGenesisHash() ->
                    Optional.of(new GenesisHashResponse(chain.chainId()));
            case BlockMessage.BlockRequest(long height) ->
                    chain.block(height).map(found -> new BlockResponse(found.block()));
            case BlockHeightResponse _,
                    BlocksResponse _,
                    BlockRangeResponse _,
                    BlockMessage.BlockAnnouncement _,
                    BlockResponse _,
                    BlockHashResponse _,
                    GenesisHashResponse _ ->
                    Optional.empty();
        };
    }

    /** Whether this node's block of the height has the hash that the peer names. */
    ConsensusQueryResponse answer(ConsensusQuery query) {
        Optional<Hash> ours = hash(query.height());
        return new ConsensusQueryResponse(
                ours.filter(query.blockHash()::equals).isPresent(),
                query.height(),
                ours.orElse(Hash.ZERO));
    }

    /** The members of the chain; nothing for messages that are no question. */
    Optional<Message> answer(MasternodeMessage message) {
        return switch (message) {
            case MasternodeMessage.GetMasternodes() -> Optional.of(masternodes());
            case MasternodesResponse _,
                    MasternodeMessage.MasternodeAnnouncement _,
                    MasternodeMessage.HeartbeatBroadcast _,
                    MasternodeMessage.HeartbeatAttestation _ ->
                    Optional.empty();
        };
    }

    /** The oldest transactions that are in no block yet; nothing for messages that are no question. */
    Optional<Message> answer(TransactionMessage message) {
        return message instanceof TransactionMessage.GetPendingTransactions
                ? Optional.of(new PendingTransactionsResponse(pending()))
                : Optional.empty();
    }

    private List<Transaction> pending() {
        List<Transaction> oldest = new ArrayList<>();
        long size = 0;
        for (PendingView view : finality.state().pending()) {
            size += view.bytes();
            if (oldest.size() == PENDING_TRANSACTIONS || size > ANSWER_BYTES) {
                break;
            }
            oldest.add(view.transaction());
        }
        return oldest;
    }

    /** The states of the outputs that a peer asks for; those that do not exist are left out (PROTOCOL 5). */
    Optional<Message> answer(UtxoMessage message) {
        return message instanceof UTXOStateQuery(List<OutPoint> outpoints)
                ? Optional.of(new UTXOStateResponse(states(outpoints)))
                : Optional.empty();
    }

    private List<OutPointState> states(List<OutPoint> outpoints) {
        return outpoints.stream()
                .limit(PENDING_TRANSACTIONS)
                .flatMap(outpoint ->
                        finality.state().state(outpoint).stream()
                                .map(state -> new OutPointState(outpoint, state)))
                .toList();
    }

    /**
     * Blocks with their certificates, as many of the range as an answer may hold; nothing where this node has none, which
     * is better than an answer that says so, for the peer then asks another.
     */
    Optional<Message> certifiedBlocks(long start, long end) {
        List<CertifiedBlockData> found =
                range(start, end, false).stream().map(QueryResponder::data).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new CertifiedBlocks(found));
    }

    private static CertifiedBlockData data(CertifiedBlock block) {
        return new CertifiedBlockData(block.block(), ConsensusWire.toWire(block.certificate()));
    }

    private Message masternodes() {
        return new MasternodesResponse(
                chain.members().members().stream()
                        .map(member ->
                                new MasternodeInfo(
                                        member.name(),
                                        member.rewardAddress(),
                                        member.tier(),
                                        member.publicKey()))
                        .toList());
    }

    /** Both heights come from a peer and may be anything: a range to 2^64 once stopped the reference (PROTOCOL 16, row 25). */
    private List<CertifiedBlock> range(long start, long end, boolean shortLines) {
        List<CertifiedBlock> found = new ArrayList<>();
        if (start < 0 || start > chain.height()) {
            return found;
        }
        long last = Math.min(start + SyncSettings.BLOCKS_PER_REQUEST - 1, chain.height());
        if (end >= 0) {
            last = Math.min(last, end);
        }
        long room = shortLines ? SHORT_ANSWER_BYTES : ANSWER_BYTES;
        for (long height = start; height <= last; height++) {
            Optional<CertifiedBlock> block = chain.block(height);
            if (block.isEmpty()) {
                break;
            }
            room -= Bincode.encode(block.get().block()).length();
            boolean alone = found.isEmpty() && !shortLines;
            if (room < 0 && !alone) {
                break;
            }
            found.add(block.get());
        }
        return found;
    }

    private static List<Block> plain(List<CertifiedBlock> certified) {
        return certified.stream().map(CertifiedBlock::block).toList();
    }

    private Optional<Hash> hash(long height) {
        return chain.block(height).map(found -> found.block().hash());
    }
}
