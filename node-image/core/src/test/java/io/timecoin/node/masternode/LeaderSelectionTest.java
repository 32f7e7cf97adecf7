package io.timecoin.node.masternode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeaderSelectionTest {
    @ParameterizedTest
    @MethodSource("producers")
    void theProducerIsThatOfTheReference(JsonNode vector) {
        Hash tip = Hash.fromHex(vector.required("previous_block_hash_hex").textValue());
        long height = vector.required("current_height").bigIntegerValue().longValue();

        for (int candidates : List.of(3, 4, 7)) {
            assertThat(LeaderSelection.producerIndex(tip, height, candidates))
                    .isEqualTo(vector.required("index_mod_" + candidates).intValue());
        }
    }

    @ParameterizedTest
    @MethodSource("leaders")
    void theLeaderOfAProposalIsThatOfTheReference(JsonNode vector) {
        List<String> addresses =
                Vectors.list("leader_selection.json", "addresses")
                        .map(JsonNode::textValue)
                        .toList();
        long height = vector.required("height").longValue();

        assertThat(LeaderSelection.referenceLeader(height, addresses.reversed()))
                .isEqualTo(vector.required("leader_of_4").textValue());
        assertThat(LeaderSelection.referenceLeader(height, addresses.subList(0, 3)))
                .isEqualTo(vector.required("leader_of_first_3").textValue());
    }

    private static Stream<JsonNode> producers() {
        return Vectors.list("leader_selection.json", "producer");
    }

    private static Stream<JsonNode> leaders() {
        return Vectors.list("leader_selection.json", "bft");
    }
}
