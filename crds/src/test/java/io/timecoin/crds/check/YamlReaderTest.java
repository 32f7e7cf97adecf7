package io.timecoin.crds.check;

import static io.timecoin.crds.check.Documents.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts that hold no single document. */
class YamlReaderTest {

    private static final TimeNetworkChecker CHECKER = new TimeNetworkChecker();

    @Test
    void aSyntaxErrorNamesLineAndColumn() {
        assertThat(problems(CHECKER.check("kind: TimeNetwork\nspec: {image: [\n")))
                .singleElement()
                .asString()
                .startsWith(
                        "line 2, column 16: while parsing a flow node, expected the node content");
    }

    @Test
    void aDuplicateKeyIsRefusedWithItsPlace() {
        assertThat(problems(CHECKER.check("kind: TimeNetwork\nkind: Pod\n")))
                .singleElement()
                .asString()
                .startsWith("line 2, column ")
                .contains("kind");
    }

    @Test
    void severalDocumentsAreRefused() {
        assertThat(problems(CHECKER.check("kind: TimeNetwork\n---\nkind: TimeNetwork\n")))
                .containsExactly(
                        "the file holds 2 documents: it must hold one TimeNetwork and nothing else");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(problems(CHECKER.check("# nothing\n")))
                .containsExactly("the file is empty: it must hold a TimeNetwork");
    }

    @Test
    void anAliasIsRefused() {
        assertThat(problems(CHECKER.check("spec:\n  image: &i time-node:1.0.0\n  other: *i\n")))
                .singleElement()
                .asString()
                .startsWith("line 3, column 10: aliases (*name) are not supported");
    }

    @Test
    void aTextThatIsNoBlockIsRefused() {
        assertThat(problems(CHECKER.check("TimeNetwork\n")))
                .containsExactly(
                        "\"TimeNetwork\" is not allowed: it must be a block of fields: apiVersion, kind, metadata, spec, status");
    }

    @Test
    void aControlCharacterIsRefused() {
        assertThat(problems(CHECKER.check("kind: Time\u0001Network\n")))
                .singleElement()
                .asString()
                .contains("special characters are not allowed");
    }

    @Test
    void aTextWithoutEndOfNestingIsRefused() {
        assertThat(problems(CHECKER.check("[".repeat(5_000)))).hasSize(1);
    }
}
