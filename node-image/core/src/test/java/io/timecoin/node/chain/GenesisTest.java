package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesisTest {
    private static final Genesis GENESIS = TestGenesis.ofFour();

    @Test
    void settingsAreReadAsTheyWereWritten() {
        assertThat(Genesis.parse(GENESIS.toJson())).isEqualTo(GENESIS);
    }

    @Test
    void layoutAndOrderOfMembersDoNotChangeTheNetwork() {
        Genesis reordered =
                new Genesis(
                        GENESIS.network(),
                        GENESIS.type(),
                        GENESIS.blockIntervalSeconds(),
                        GENESIS.genesisTime(),
                        GENESIS.members().reversed(),
                        GENESIS.allocations());
        String spaced = reordered.toJson().replace(",", " ,\n ");

        assertThat(Genesis.parse(spaced).hash()).isEqualTo(GENESIS.hash());
    }

    @Test
    void theFirstBlockCommitsToEverySetting() {
        Genesis slower =
                new Genesis(
                        GENESIS.network(),
                        GENESIS.type(),
                        GENESIS.blockIntervalSeconds() + 1,
                        GENESIS.genesisTime(),
                        GENESIS.members(),
                        GENESIS.allocations());

        assertThat(slower.hash()).isNotEqualTo(GENESIS.hash());
    }

    @Test
    void theFirstBlockHasTheShapeOfProtocolV1() {
        Block block = GENESIS.block();
        Transaction coinbase = block.transactions().getFirst();

        assertThat(block.header().version()).isEqualTo(2);
        assertThat(block.header().height()).isZero();
        assertThat(block.header().previousHash()).isEqualTo(Hash.ZERO);
        assertThat(block.header().merkleRoot()).isEqualTo(coinbase.txid());
        assertThat(block.header().blockReward()).isEqualTo(1_000_000);
        assertThat(block.masternodeRewards()).isEmpty();
        assertThat(coinbase.outputs())
                .containsExactly(
                        new TxOutput(
                                0,
                                Bytes.utf8(
                                        "genesis:"
                                                + Sha256.hash(Bytes.utf8(GENESIS.toJson()))
                                                        .toHex())),
                        new TxOutput(
                                1_000_000, Bytes.utf8(GENESIS.allocations().getFirst().address())));
    }

    @Test
    void slotsFollowOneAnotherFromTheGenesisTime() {
        assertThat(GENESIS.slotTime(0)).isEqualTo("2025-12-01T00:00:00Z");
        assertThat(GENESIS.slotTime(30)).isEqualTo("2025-12-01T00:01:00Z");
    }

    @Test
    void theHeightIsThatOfTheOpenSlot() {
        assertThat(GENESIS.heightAt(GENESIS.slotTime(7))).isEqualTo(7);
        assertThat(GENESIS.heightAt(GENESIS.slotTime(7).minusNanos(1))).isEqualTo(6);
        assertThat(GENESIS.heightAt(GENESIS.slotTime(0).minus(Duration.ofDays(1)))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"network\":\"four\"     | \"network\":\"\"       | genesis.network must be a text",
                "\"type\":\"testnet\"     | \"type\":\"Testnet\"   | genesis.type: \"Testnet\" is neither",
                "\"type\":\"testnet\"     | \"type\":\"mainnet\"   | genesis.members[0].reward_address",
                "\"tier\":\"Silver\"      | \"tier\":\"silver\"    | .tier: unknown tier",
                "\"genesis_time\":1764547200 | \"genesis_time\":1e9 | genesis.genesis_time must be",
                "\"genesis_time\":1764547200 | \"x\":1             | genesis.x is unknown; known are network",
                "\"amount\":1000000       | \"amount\":0           | genesis.allocations[0].amount must be",
                "\"amount\":1000000       | \"amount\":1,\"amount\":1 | not JSON",
                "\"name\":\"gold-0\",     | ''                     | .name is missing",
                "\"block_interval_seconds\":2 | \"block_interval_seconds\":0 | from 1 to 86400"
            })
    void aWrongSettingIsRefusedWithItsPath(String setting, String wrong, String message) {
        String json = GENESIS.toJson();
        assertThat(json).contains(setting);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Genesis.parse(json.replace(setting, wrong)))
                .withMessageContaining(message);
    }

    @Test
    void twoMastenodesWithOneKeyAreRefused() {
        String first = GENESIS.members().get(0).publicKey().toHex();
        String second = GENESIS.members().get(1).publicKey().toHex();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Genesis.parse(GENESIS.toJson().replace(second, first)))
                .withMessageContaining("two masternodes with the key");
    }

    @Test
    void aKeyThatAnyoneCanSignForIsRefused() {
        String key = GENESIS.members().getFirst().publicKey().toHex();
        String smallOrder = "01" + "00".repeat(31);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Genesis.parse(GENESIS.toJson().replace(key, smallOrder)))
                .withMessageContaining("genesis.members[0].public_key");
    }

    @Test
    void whatIsNoObjectIsRefused() {
        for (String json : List.of("", "[]", "null", "{}", "{} {}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Genesis.parse(json));
        }
    }
}
