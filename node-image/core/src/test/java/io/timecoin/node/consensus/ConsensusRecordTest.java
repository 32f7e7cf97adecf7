package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.consensus.ConsensusRecord.Reading;
import io.timecoin.node.consensus.ConsensusRecord.ValidBlock;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsensusRecordTest {
    private final TestNetwork network = new TestNetwork(4);
    private final HeightContext context = network.first();
    private final Block block = TestNetwork.block(context, "a");
    private final List<Vote> prevotes =
            network.signers.stream()
                    .map(signer -> TestNetwork.prevote(context, 2, Optional.of(block), signer))
                    .toList();
    private final ConsensusRecord full =
            new ConsensusRecord(
                    1,
                    3,
                    ConsensusStep.PRECOMMIT,
                    Optional.of(new Lock(2, block.hash())),
                    Optional.of(new ValidBlock(2, block, prevotes)),
                    prevotes.subList(0, 2),
                    List.of(
                            TestNetwork.proposal(
                                    context,
                                    3,
                                    block,
                                    OptionalInt.of(2),
                                    prevotes,
                                    network.signers.getFirst()),
                            network.proposal(context, 2, block)),
                    List.of(
                            TestNetwork.precommit(
                                    context, 2, Optional.empty(), network.signers.getFirst())));

    @Test
    void isReadAsItWasWritten() {
        ConsensusRecord empty =
                new ConsensusRecord(
                        1,
                        0,
                        ConsensusStep.PROPOSE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of());

        assertThat(ConsensusRecord.fromBytes(full.toBytes())).isEqualTo(new Reading.Restored(full));
        assertThat(ConsensusRecord.fromBytes(empty.toBytes()))
                .isEqualTo(new Reading.Restored(empty));
    }

    @Test
    void anyChangedByteIsNoticed() {
        byte[] bytes = full.toBytes().toArray();
        for (int i = 0; i < bytes.length; i += 7) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;

            assertThat(ConsensusRecord.fromBytes(Bytes.of(damaged)))
                    .isInstanceOf(Reading.Corrupt.class);
        }
    }

    @Test
    void whateverStandsUnderAGoodChecksumIsReadOrRefusedInWords() {
        byte[] bytes = full.toBytes().toArray();
        int length = bytes.length - Hash.LENGTH;
        for (int i = 0; i < length; i++) {
            byte[] content = Arrays.copyOf(bytes, length);
            content[i] ^= (byte) 0xff;
            Bytes sealed = withChecksum(Bytes.of(content));
            Bytes cut = withChecksum(Bytes.of(Arrays.copyOf(bytes, i)));

            assertThat(ConsensusRecord.fromBytes(sealed)).isNotEqualTo(new Reading.Restored(full));
            assertThat(ConsensusRecord.fromBytes(cut))
                    .isInstanceOfSatisfying(
                            Reading.Corrupt.class,
                            corrupt ->
                                    assertThat(corrupt.sentence())
                                            .startsWith("the consensus record is damaged"));
        }
    }

    private static Bytes withChecksum(Bytes content) {
        return Bytes.fromHex(content.toHex() + Sha256.hash(content).toHex());
    }
}
