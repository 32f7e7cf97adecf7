package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** FAULTS.md names tests that exist, and leaves out no scenario. */
class FaultsDocumentTest {
    private static final Path ROOT = Path.of("../..");

    /** A class, a method of it, or after an ellipsis a method of the class named last. */
    private static final Pattern TEST =
            Pattern.compile("`(?:(\\w+(?:Test|IT))|…)(?:\\.(\\w+))?(?: [^`]*)?`");

    private static final Pattern SCENARIO = Pattern.compile("\\[([A-Z_]{2,})]");

    private final Map<String, String> sources = new TreeMap<>();

    private static List<String> document() throws IOException {
        return Files.readAllLines(ROOT.resolve("node-image/FAULTS.md"));
    }

    private void readSources() throws IOException {
        for (String module : List.of("node-image/core", "node-image/node", "wallet", "e2e")) {
            try (Stream<Path> tree = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : tree.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.put(name, Files.readString(file));
                }
            }
        }
    }

    @Test
    void everyTestThatItNamesExists() throws IOException {
        readSources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String line : document()) {
            String type = "";
            Matcher test = TEST.matcher(line);
            while (test.find()) {
                named++;
                type = test.group(1) == null ? type : test.group(1);
                String method = test.group(2) == null ? "" : " " + test.group(2) + "(";
                if (!sources.getOrDefault(type, "").contains("class " + type + " ")
                        || !sources.getOrDefault(type, "").contains(method)) {
                    missing.add(type + method);
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(100);
    }

    @Test
    void everyScenarioStandsThere() throws IOException {
        List<String> named =
                document().stream()
                        .flatMap(line -> SCENARIO.matcher(line).results())
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Scenario.values()).map(Scenario::name).toList());
    }
}
