package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The unspent outputs after one block as a file, with what proves them: a node that begins with one follows the chain within
 * seconds and fetches the blocks below while it does. Nothing in the file is believed (consensus.md §5).
 */
public final class Snapshot {
    /** Outputs in work at once, a few hundred bytes each. */
    private static final int PAGE = 4_000;

    private Snapshot() {}

    /**
     * What is in a snapshot.
     *
     * @param height of the block after which the outputs are unspent
     * @param utxo digest of their accumulator
     */
    public record Summary(long height, Hash block, Hash utxo, long outputs) {}

    /**
     * Writes a snapshot of a data directory, also while its node runs.
     *
     * @param file that does not exist yet; it appears when it is whole
     * @param height of the block; the newest without
     * @throws StoreRefused if the store has not what it takes, or its outputs are not those that were certified
     */
    public static Summary export(Path directory, Path file, Genesis genesis, OptionalLong height) {
        try (Database source = StoreFiles.openToRead(directory)) {
            Formats.KNOWN.check(directory, source);
            StoreFiles.checkGenesis(directory, source, genesis.hash());
            ChainStore store = ChainStore.in(directory, source);
            long head = store.load().head().map(ChainState::height).orElse(0L);
            long wanted = height.orElse(head);
            if (wanted > head) {
                throw StoreRefused.noSuchHeight(directory, wanted, "its head is " + head);
            }
            SnapshotExport export = new SnapshotExport(directory, genesis, store, wanted);
            long[] outputs = new long[1];
            SnapshotFile.write(file, out -> outputs[0] = export.writeTo(out));
            CommitCertificate certificate = store.block(wanted).orElseThrow().certificate();
            return new Summary(wanted, certificate.block(), certificate.utxo(), outputs[0]);
        }
    }

    /**
     * Reads a snapshot and proves everything in it.
     *
     * @throws StoreRefused that says what is wrong with it
     */
    public static Summary verify(Path file, CopyProof proof) {
        try (SnapshotFile.In in = SnapshotFile.open(file)) {
            SnapshotProof.Proven proven = new SnapshotProof(file, proof).read(in);
            Outputs outputs = new Outputs(file, _ -> {});
            outputs.read(in, proven.block().certificate().utxo());
            return outputs.summary(proven.block());
        }
    }

    /**
     * What {@link #restore} did.
     *
     * @param aside where the data are that were there
     */
    public record Restored(Summary summary, Optional<Path> aside) {}

    /**
     * Makes a snapshot the data of a stopped node, after all of it is proven; before that nothing changes. Data that are there
     * are set aside, and what the key has signed is taken over from them.
     *
     * @param forgetVotes goes on even if that cannot be read
     */
    public static Restored restore(
            Path file,
            Path directory,
            StoreIdentity identity,
            CopyProof proof,
            boolean forgetVotes) {
        try (SnapshotFile.In in = SnapshotFile.open(file);
                DirectoryLock _ = DirectoryLock.take(directory)) {
            SnapshotProof.Proven proven = new SnapshotProof(file, proof).read(in);
            boolean replaces = StoreFiles.exists(directory);
            List<StoreFiles.Promise> promises =
                    replaces ? StoreFiles.promisesOf(directory, forgetVotes) : List.of();
            Summary summary;
            try {
                summary = fill(in, file, directory, identity, proof.genesis(), proven, promises);
            } catch (StoreRefused e) {
                StoreFiles.removeUnfinished(directory);
                throw e;
            }
            Optional<Path> aside =
                    replaces ? Optional.of(StoreFiles.setAside(directory)) : Optional.empty();
            StoreFiles.finish(directory);
            return new Restored(summary, aside);
        }
    }

    private static Summary fill(
            SnapshotFile.In in,
            Path file,
            Path directory,
            StoreIdentity identity,
            Genesis genesis,
            SnapshotProof.Proven proven,
            List<StoreFiles.Promise> promises) {
        try (Database database = Database.createToFill(StoreFiles.unfinished(directory))) {
            Outputs outputs =
                    new Outputs(
                            file,
                            page ->
                                    database.write(writes ->
                                            new CommitWrites(database, writes).create(page)));
            UtxoAccumulator sum = outputs.read(in, proven.block().certificate().utxo());
            database.write(writes -> {
                StoreFiles.identify(writes, identity, Formats.KNOWN.oldest());
                new BatchWrites(database, writes, ChainStore.in(directory, database))
                        .begin(genesisBlock(genesis), proven, sum);
                StoreFiles.keep(writes, promises);
            });
            database.finishFilling();
            return outputs.summary(proven.block());
        }
    }

    /** Its hash is in the configuration, so nobody has to sign it. */
    private static CertifiedBlock genesisBlock(Genesis genesis) {
        ChainState state = ChainState.genesis(genesis);
        Block block = genesis.block();
        return new CertifiedBlock(
                block, new CommitCertificate(0, 0, state.hash(), state.utxo().digest(), List.of()));
    }

    /** Reads the outputs of a snapshot page by page and adds them up. */
    private static final class Outputs {
        private final Path file;
        private final Consumer<List<Utxo>> use;
        private long count;
        private Bytes last = Bytes.EMPTY;
        private boolean ended;

        Outputs(Path file, Consumer<List<Utxo>> use) {
            this.file = file;
            this.use = use;
        }

        UtxoAccumulator read(SnapshotFile.In in, Hash certified) {
            UtxoAccumulator sum = UtxoAccumulator.EMPTY;
            for (List<Utxo> page = page(in); !page.isEmpty(); page = page(in)) {
                sum = sum.plus(Accumulation.of(page));
                use.accept(page);
            }
            if (in.number(Long.MAX_VALUE) != count) {
                throw StoreRefused.badSnapshot(
                        file, "it has another number of outputs than it says");
            }
            in.end();
            if (!sum.digest().equals(certified)) {
                throw StoreRefused.otherOutputs(file, sum.digest().toHex(), certified.toHex());
            }
            return sum;
        }

        private List<Utxo> page(SnapshotFile.In in) {
            List<Utxo> page = new ArrayList<>();
            while (!ended && page.size() < PAGE) {
                Bytes image = in.image();
                if (image.length() == 0) {
                    ended = true;
                } else {
                    page.add(output(image));
                }
            }
            count += page.size();
            return page;
        }

        /** In their order, so that none comes twice; the text of the address follows from the script. */
        private Utxo output(Bytes image) {
            try {
                Utxo found = Bincode.decodeUtxo(image);
                Bytes key = Bincode.encode(found.outpoint());
                Utxo derived =
                        Utxo.of(
                                found.outpoint(),
                                new TxOutput(found.value(), found.scriptPubkey()));
                if (key.compareTo(last) <= 0 || !found.equals(derived)) {
                    throw StoreRefused.badSnapshot(file, "an output is out of order or malformed");
                }
                last = key;
                return found;
            } catch (IllegalArgumentException e) {
                throw StoreRefused.badSnapshot(file, "an output: " + e.getMessage());
            }
        }

        Summary summary(CertifiedBlock block) {
            return new Summary(
                    block.height(), block.block().hash(), block.certificate().utxo(), count);
        }
    }
}
