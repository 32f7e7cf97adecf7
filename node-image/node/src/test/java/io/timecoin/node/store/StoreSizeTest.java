package io.timecoin.node.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md says of the size of a chain. */
class StoreSizeTest {
    private static final int BLOCKS = 2_000;
    private static final long STATED_PER_THOUSAND = 1_060_000;

    @TempDir private Path directory;

    private final Random random = new Random(1);
    private final List<Member> members =
            IntStream.range(0, 4)
                    .mapToObj(i -> new PublicKey(random(PublicKey.LENGTH)))
                    .map(key ->
                            new Member(
                                    key,
                                    Tier.FREE,
                                    Address.of(key, NetworkType.TESTNET).toString(),
                                    "free-" + key.toHex().substring(0, 4)))
                    .toList();
    private final Genesis genesis =
            new Genesis("size", NetworkType.TESTNET, 2, 1_764_547_200, members, List.of());

    @Test
    void aThousandEmptyBlocksOfFourMasternodesTakeAboutAsMuchAsStated() {
        StoreIdentity identity = new StoreIdentity(genesis.hash(), members.getFirst().publicKey());
        Path data = directory.resolve("data");
        try (ChainStore store = ChainStore.open(data, identity)) {
            ChainState state = ChainState.genesis(genesis);
            store.write(batch(genesis.block(), state));
            for (int i = 0; i < BLOCKS; i++) {
                Block block = BlockBuilder.next(genesis, state, genesis.memberSet());
                state = state.after(block, created(block));
                store.write(batch(block, state));
            }
        }
        // A copy has everything in compact files.
        Path copy = directory.resolve("copy");
        Backup.create(data, copy, identity);

        long bytes =
                StoreSummary.read(copy).fileBytes().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();

        assertThat(bytes * 1_000 / BLOCKS)
                .isBetween(STATED_PER_THOUSAND * 8 / 10, STATED_PER_THOUSAND * 12 / 10);
    }

    private StoreBatch batch(Block block, ChainState after) {
        List<CommitSignature> signatures =
                members.stream()
                        .map(member ->
                                new CommitSignature(
                                        member.publicKey(),
                                        new Signature(random(Signature.LENGTH))))
                        .toList();
        CommitCertificate certificate =
                new CommitCertificate(
                        block.height(), 0, block.hash(), after.utxo().digest(), signatures);
        return new StoreBatch.Builder()
                .add(
                        new StoreBatch.Commit(
                                new CertifiedBlock(block, certificate),
                                after,
                                created(block),
                                Optional.empty()))
                .build();
    }

    private static List<UtxoChange> created(Block block) {
        return block.transactions().stream()
                .flatMap(transaction -> Utxo.createdBy(transaction).stream())
                .<UtxoChange>map(UtxoChange.Created::new)
                .toList();
    }

    private Bytes random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
