package io.timecoin.node.sync;

import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.ConnectionId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fetches the blocks below those that a node has: it began with a copy of the chain without old blocks, or keeps more of
 * them than before. Nothing waits for them, so one peer at a time is asked, from the top down, while the node follows the
 * chain.
 *
 * <p>What the header of a block that the node has says of the one below makes that one sure. A peer that does not answer
 * may have pruned: another is asked. One that sends something else is blamed.
 */
public final class Backfill {
    private final SyncSettings settings;
    private final Function<CertifiedBlock, Optional<String>> fault;

    /** How often each peer has not answered. */
    private final NavigableMap<ConnectionId, Integer> peers = new TreeMap<>();

    private long lowest;
    private Hash below;
    private boolean finished;

    /** Blocks of one request: fewer while they are so large that an answer does not hold them all. */
    private int size = SyncSettings.BLOCKS_PER_REQUEST;

    private Optional<Asked> asked = Optional.empty();

    private record Asked(ConnectionId peer, BlockRange range) {}

    /**
     * Starts with what is on disk.
     *
     * @param lowest the lowest height above the first block from which on all blocks are there; 1 if none is missing
     * @param below hash of the block under it
     * @param fault what is wrong with a block by itself and with its certificate
     */
    public Backfill(
            SyncSettings settings,
            long lowest,
            Hash below,
            Function<CertifiedBlock, Optional<String>> fault) {
        this.settings = settings;
        this.lowest = lowest;
        this.below = below;
        this.fault = fault;
    }

    void peerReady(ConnectionId peer) {
        peers.put(peer, 0);
    }

    void peerGone(ConnectionId peer) {
        peers.remove(peer);
        asked = asked.filter(request -> !request.peer().equals(peer));
    }

    /** Asks for the next blocks, if there is anything left and nobody is asked. */
    void advance(long head, List<SyncEffect> effects) {
        finished = finished || left(head) == 0;
        if (finished || asked.isPresent()) {
            return;
        }
        Optional<ConnectionId> peer =
                peers.entrySet().stream()
                        .min(Comparator.comparingInt(Map.Entry::getValue))
                        .map(Map.Entry::getKey);
        if (peer.isPresent()) {
            ask(
                    peer.get(),
                    new BlockRange(Math.max(floor(head), lowest - size), lowest - 1),
                    effects);
        }
    }

    private void ask(ConnectionId peer, BlockRange range, List<SyncEffect> effects) {
        asked = Optional.of(new Asked(peer, range));
        effects.add(new SyncEffect.AskBlocks(peer, range.start(), range.end()));
        effects.add(
                new SyncEffect.Arm(
                        new SyncTimer.BackfillExpired(peer, range.end()),
                        settings.requestTimeout()));
    }

    /** Whether the peer was asked for one of these. */
    boolean isAnswer(ConnectionId peer, List<CertifiedBlock> blocks) {
        return asked.filter(request -> request.peer().equals(peer))
                .filter(request ->
                        blocks.stream().anyMatch(block -> request.range().contains(block.height())))
                .isPresent();
    }

    /** Takes an answer of the peer that was asked. */
    void received(List<CertifiedBlock> blocks, List<SyncEffect> effects) {
        Asked request = asked.orElseThrow();
        asked = Optional.empty();
        Map<Long, CertifiedBlock> byHeight =
                blocks.stream()
                        .collect(
                                Collectors.toMap(
                                        CertifiedBlock::height,
                                        Function.identity(),
                                        (first, second) -> first));
        fitSize(request.range(), byHeight);
        for (long height = request.range().end(); height >= request.range().start(); height--) {
            CertifiedBlock block = byHeight.get(height);
            if (block == null) {
                return;
            }
            Optional<String> refusal = refusal(block);
            if (refusal.isPresent()) {
                effects.add(new SyncEffect.Blame(request.peer(), refusal.get()));
                peers.merge(request.peer(), 1, Integer::sum);
                return;
            }
            lowest = height;
            below = block.block().header().previousHash();
            effects.add(new SyncEffect.KeepOld(block));
        }
    }

    /** Answers begin at the low end: one that ends early was full, and what it holds says how much fits. */
    private void fitSize(BlockRange range, Map<Long, CertifiedBlock> blocks) {
        size =
                blocks.containsKey(range.end())
                        ? Math.min(SyncSettings.BLOCKS_PER_REQUEST, 2 * size)
                        : Math.max(1, Math.min(size - 1, blocks.size()));
    }

    private Optional<String> refusal(CertifiedBlock block) {
        return block.block().hash().equals(below)
                ? fault.apply(block)
                : Optional.of("block " + block.height() + " is not the one below " + lowest);
    }

    /** The peer's time to answer is over. */
    void expired(ConnectionId peer, long end) {
        if (asked.filter(request -> request.peer().equals(peer) && request.range().end() == end)
                .isPresent()) {
            asked = Optional.empty();
            peers.computeIfPresent(peer, (id, misses) -> misses + 1);
        }
    }

    /** Blocks that are still to be fetched below this head. */
    long left(long head) {
        return finished ? 0 : Math.max(0, lowest - floor(head));
    }

    private long floor(long head) {
        return Math.max(1, head - settings.keptBlocks() + 1);
    }
}
