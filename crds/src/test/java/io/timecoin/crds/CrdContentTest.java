package io.timecoin.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped CRD says, read as text. */
class CrdContentTest {

    private JsonNode version = new YAMLMapper().createObjectNode();
    private JsonNode names = version;

    @BeforeEach
    void read() throws IOException {
        JsonNode crd =
                new YAMLMapper().readTree(Path.of("timenetworks.time-coin.io.yaml").toFile());
        version = crd.at("/spec/versions/0");
        names = crd.at("/spec/names");
    }

    @Test
    void kubectlKnowsItAsTnet() {
        assertThat(names.path("kind").asText()).isEqualTo("TimeNetwork");
        assertThat(names.path("shortNames")).extracting(JsonNode::asText).containsExactly("tnet");
    }

    @Test
    void statusIsASubresource() {
        assertThat(version.at("/subresources/status").isObject()).isTrue();
        assertThat(version.at("/subresources/scale").isMissingNode()).isTrue();
    }

    @Test
    void kubectlGetShowsTheColumnsInTheirOrder() {
        assertThat(version.path("additionalPrinterColumns"))
                .extracting(column -> column.path("name").asText())
                .containsExactlyElementsOf(CrdGeneration.COLUMNS);
        assertThat(version.path("additionalPrinterColumns"))
                .filteredOn(column -> column.path("priority").asInt() == 1)
                .extracting(column -> column.path("name").asText())
                .containsExactly("IMAGE", "QUORUM");
    }

    @Test
    void noRuleStandsTwice() {
        List<String> rules =
                version.findValues("x-kubernetes-validations").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(rule -> rule.path("rule").asText())
                        .toList();

        assertThat(rules).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    void everyRuleHasAMessage() {
        assertThat(
                        version.findValues("x-kubernetes-validations").stream()
                                .flatMap(JsonNode::valueStream))
                .allSatisfy(rule -> assertThat(rule.path("message").asText()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "status"})
    void everyFieldIsDescribed(String block) {
        List<String> undescribed = new ArrayList<>();
        collectUndescribed(
                version.at("/schema/openAPIV3Schema/properties/" + block), block, undescribed);

        assertThat(undescribed).isEmpty();
    }

    private static void collectUndescribed(JsonNode schema, String path, List<String> undescribed) {
        if (schema.path("description").asText().isEmpty()) {
            undescribed.add(path);
        }
        JsonNode items = schema.path("items");
        schema.path("properties")
                .properties()
                .forEach(f ->
                        collectUndescribed(f.getValue(), path + "." + f.getKey(), undescribed));
        items.path("properties")
                .properties()
                .forEach(f ->
                        collectUndescribed(f.getValue(), path + "[]." + f.getKey(), undescribed));
    }
}
