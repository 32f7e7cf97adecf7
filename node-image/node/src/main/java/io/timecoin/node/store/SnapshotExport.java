package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.masternode.Admission;
import io.timecoin.node.masternode.Membership;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the outputs after one block, with what proves them, out of a store that nobody changes meanwhile. */
final class SnapshotExport {
    private final Path directory;
    private final Genesis genesis;
    private final ChainStore store;
    private final CertifiedBlock head;
    private final PastOutputs outputs;

    /** @param height of the block */
    SnapshotExport(Path directory, Genesis genesis, ChainStore store, long height) {
        this.directory = directory;
        this.genesis = genesis;
        this.store = store;
        this.head =
                store.block(height)
                        .filter(_ -> height > 0)
                        .orElseThrow(() ->
                                StoreRefused.noSuchHeight(
                                        directory, height, "its block is not there"));
        this.outputs = new PastOutputs(directory, store, height);
    }

    /** Writes everything in the order in which it is proven, and compares the outputs with the certificate. */
    long writeTo(SnapshotFile.Out out) throws IOException {
        out.image(genesis.hash().bytes());
        write(out, head);
        writeChanges(out);
        writeHeaders(out);
        return writeOutputs(out);
    }

    private static void write(SnapshotFile.Out out, CertifiedBlock block) throws IOException {
        out.image(Bincode.encode(block.block()));
        out.image(StoredForm.ofCertificate(block.certificate()));
    }

    /** The blocks that changed who decides: with them the members of the height follow from those of the genesis. */
    private void writeChanges(SnapshotFile.Out out) throws IOException {
        if (genesis.admission() != Admission.CLOSED) {
            if (store.prunedBelow() > 1) {
                throw StoreRefused.noSuchHeight(
                        directory,
                        head.height(),
                        "masternodes of this network join and leave, and the blocks below %d that say so are missing"
                                .formatted(store.prunedBelow()));
            }
            Membership members = Membership.genesis(genesis.memberSet());
            for (long height = 1; height < head.height(); height++) {
                CertifiedBlock block = at(height);
                if (members.isChangedBy(block.block(), genesis.type())) {
                    write(out, block);
                }
                members = members.after(block.block(), genesis.type(), genesis.admission());
            }
        }
        out.end();
    }

    /** From the one below the head down to the lowest that there is. */
    private void writeHeaders(SnapshotFile.Out out) throws IOException {
        for (long height = head.height() - 1; height >= store.prunedBelow(); height--) {
            out.image(Bincode.encode(at(height).block().header()));
        }
        out.end();
    }

    private long writeOutputs(SnapshotFile.Out out) throws IOException {
        long count = 0;
        UtxoAccumulator sum = UtxoAccumulator.EMPTY;
        for (List<Utxo> page = outputs.next(); !page.isEmpty(); page = outputs.next()) {
            sum = sum.plus(Accumulation.of(page));
            for (Utxo output : page) {
                out.image(Bincode.encode(output));
                count++;
            }
        }
        out.end();
        out.number(count);
        if (!sum.digest().equals(head.certificate().utxo())) {
            throw StoreRefused.corrupt(
                    directory,
                    "the outputs after block %d are not those that its certificate names"
                            .formatted(head.height()));
        }
        return count;
    }

    private CertifiedBlock at(long height) {
        return store.block(height)
                .orElseThrow(
                        () -> StoreRefused.corrupt(directory, "block " + height + " is missing"));
    }
}
