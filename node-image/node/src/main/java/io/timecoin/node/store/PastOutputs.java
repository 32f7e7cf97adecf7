package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The outputs that were unspent after a block: those of the head, with what the blocks above did undone. They come in pages,
 * in the order of their binary outpoints; only what the blocks above spent and created is held.
 */
final class PastOutputs {
    private final MoneyStore money;
    private final Set<OutPoint> createdLater = new TreeSet<>();

    /** By the binary outpoint, which is how they are stored. */
    private final TreeMap<Bytes, Utxo> spentLater = new TreeMap<>();

    private Bytes from = Bytes.EMPTY;
    private boolean finished;

    PastOutputs(Path directory, ChainStore store, long height) {
        money = store.money();
        long head = store.load().head().map(ChainState::height).orElse(0L);
        for (long above = head; above > height; above--) {
            long undone = above;
            Block block =
                    store.block(above)
                            .orElseThrow(() ->
                                    StoreRefused.corrupt(
                                            directory, "block " + undone + " is missing"))
                            .block();
            undo(block);
        }
    }

    private void undo(Block block) {
        for (Utxo spent : money.spentBy(block.height())) {
            spentLater.put(Bincode.encode(spent.outpoint()), spent);
        }
        for (Transaction transaction : block.transactions()) {
            Hash txid = transaction.txid();
            for (int vout = 0; vout < transaction.outputs().size(); vout++) {
                createdLater.add(new OutPoint(txid, vout));
            }
        }
    }

    /** The next page; empty after the last one. */
    List<Utxo> next() {
        List<Utxo> page = new ArrayList<>();
        while (page.isEmpty() && !finished) {
            List<Utxo> stored = money.outputsFrom(from);
            if (stored.isEmpty()) {
                finished = true;
                take(spentLater, page);
            } else {
                Bytes last = Bincode.encode(stored.getLast().outpoint());
                Map<Bytes, Utxo> merged = new TreeMap<>(spentLater.headMap(last));
                spentLater.headMap(last).clear();
                stored.forEach(utxo -> merged.put(Bincode.encode(utxo.outpoint()), utxo));
                take(merged, page);
                // The least key above the last one.
                from = last.concat(Bytes.of((byte) 0));
            }
        }
        return page;
    }

    private void take(Map<Bytes, Utxo> outputs, List<Utxo> page) {
        outputs.values().stream()
                .filter(utxo -> !createdLater.contains(utxo.outpoint()))
                .forEach(page::add);
    }
}
