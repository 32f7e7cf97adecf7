package io.timecoin.crds.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import org.junit.jupiter.api.Test;

/** Defaults of the schema, which an API server applies, and those of the records are the same. */
class DefaultsTest {

    private static final JsonNode DEFINITION = Definition.schema();

    @Test
    void theRecordsReadADocumentAsTheApiServerCompletesIt() {
        ObjectNode written = Documents.valid();

        TimeNetwork completed = TimeNetworkCodec.fromTree(Defaulting.apply(written, DEFINITION));

        assertThat(TimeNetworkCodec.fromTree(written)).isEqualTo(completed);
    }

    @Test
    void theRecordsWriteWhatTheApiServerCompletes() {
        JsonNode completed = Defaulting.apply(Documents.valid(), DEFINITION);

        JsonNode written = TimeNetworkCodec.toTree(TimeNetworkCodec.fromTree(completed));

        assertThat(written.path("spec")).isEqualTo(completed.path("spec"));
    }

    @Test
    void aNullCountsAsAbsent() {
        JsonNode completed =
                Defaulting.apply(Documents.with("/spec/rollout/gates/samples", "null"), DEFINITION);

        assertThat(completed.at("/spec/rollout/gates/samples").asInt()).isEqualTo(3);
    }

    @Test
    void theDocumentItselfStaysAsItWas() {
        ObjectNode document = Documents.valid();

        Defaulting.apply(document, DEFINITION);

        assertThat(document).isEqualTo(Documents.valid());
    }
}
