package io.timecoin.node.bench;

import io.timecoin.node.app.BadConfiguration;
import io.timecoin.node.app.KeyFile;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockBuilder;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.consensus.Phase;
import io.timecoin.node.consensus.SignedBytes;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import io.timecoin.node.store.ChainStore;
import io.timecoin.node.store.StoreBatch;
import io.timecoin.node.store.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the data of a masternode whose network of four has lived long, without living through it: it has all four keys.
 * {@code ./timenet bench node} has another node fetch the blocks.
 *
 * <pre>FOLDER BLOCKS</pre>
 *
 * leaves {@code genesis.json}, {@code member.pem}, {@code observer.pem}, a key outside of the set, and the data in {@code member}.
 */
public final class ForgeChain {
    private static final int MASTERNODES = 4;
    private static final int BLOCK_INTERVAL_SECONDS = 2;

    /** Blocks in one write: one sync of the disk for all of them. */
    private static final int BLOCKS_PER_WRITE = 500;

    private final Path folder;
    private final Ed25519 signatures = new Ed25519();
    private final List<Signer> signers =
            IntStream.range(0, MASTERNODES)
                    .mapToObj(i -> signatures.signer(seed("masternode " + i)))
                    .toList();
    private final Genesis genesis;

    private ForgeChain(Path folder, int blocks) {
        this.folder = folder;
        this.genesis =
                new Genesis(
                        "bench",
                        NetworkType.TESTNET,
                        BLOCK_INTERVAL_SECONDS,
                        Instant.now().getEpochSecond() - (long) blocks * BLOCK_INTERVAL_SECONDS,
                        signers.stream().map(ForgeChain::member).toList(),
                        List.of());
    }

    /** Writes everything, or ends with what went wrong. */
    public static void main(String[] arguments) throws IOException, BadConfiguration {
        int blocks = Integer.parseInt(arguments[1]);
        new ForgeChain(Path.of(arguments[0]), blocks).write(blocks);
    }

    private void write(int blocks) throws IOException, BadConfiguration {
        Files.writeString(folder.resolve("genesis.json"), genesis.toJson());
        KeyFile.create(folder.resolve("member.pem"), seed("masternode 0"));
        KeyFile.create(folder.resolve("observer.pem"), seed("observer"));
        StoreIdentity identity = new StoreIdentity(genesis.hash(), signers.getFirst().publicKey());
        try (ChainStore store = ChainStore.open(folder.resolve("member"), identity)) {
            ChainState state = ChainState.genesis(genesis);
            store.write(new StoreBatch.Builder().add(commit(genesis.block(), state)).build());
            while (state.height() < blocks) {
                StoreBatch.Builder batch = new StoreBatch.Builder();
                for (int i = 0; i < BLOCKS_PER_WRITE && state.height() < blocks; i++) {
                    Block block = BlockBuilder.next(genesis, state, genesis.memberSet());
                    state = state.after(block, created(block));
                    batch.add(commit(block, state));
                }
                store.write(batch.build());
            }
        }
    }

    private StoreBatch.Commit commit(Block block, ChainState after) {
        return new StoreBatch.Commit(
                new CertifiedBlock(block, certify(block, after)),
                after,
                created(block),
                Optional.empty());
    }

    /** Signed by as many as must. */
    private CommitCertificate certify(Block block, ChainState after) {
        Hash utxo = after.utxo().digest();
        Bytes signed =
                SignedBytes.vote(
                        genesis.hash(),
                        block.height(),
                        0,
                        Phase.PRECOMMIT,
                        Optional.of(block.hash()),
                        utxo);
        List<CommitSignature> precommits =
                signers.stream()
                        .limit(genesis.memberSet().quorum())
                        .map(signer -> new CommitSignature(signer.publicKey(), signer.sign(signed)))
                        .toList();
        return new CommitCertificate(block.height(), 0, block.hash(), utxo, precommits);
    }

    private static List<UtxoChange> created(Block block) {
        return block.transactions().stream()
                .flatMap(transaction -> Utxo.createdBy(transaction).stream())
                .<UtxoChange>map(UtxoChange.Created::new)
                .toList();
    }

    private static Member member(Signer signer) {
        String address = Address.of(signer.publicKey(), NetworkType.TESTNET).toString();
        return new Member(
                signer.publicKey(),
                Tier.FREE,
                address,
                "free-" + NodeId.of(signer.publicKey()).toHex().substring(0, 4));
    }

    private static Bytes seed(String name) {
        return Sha256.hash(Bytes.utf8(name)).bytes();
    }
}
