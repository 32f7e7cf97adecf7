package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/metrics.md lists all meters of a node, and the dashboard asks for none that does not exist. */
class MetricsDocumentTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+)(.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern METER = Pattern.compile("time_node_[a-z_]+");

    /** What Prometheus adds to the names of histograms. */
    private static final Pattern PARTS = Pattern.compile("_(bucket|count|sum)$");

    @TempDir private Path directory;

    private String scrape() throws Exception {
        List<TestNode> pair = TestNode.network(directory, 2);
        try {
            for (TestNode node : pair) {
                node.start();
            }
            TestNode.connect(pair);
            pair.getFirst().awaitPeers(1);
            return pair.getFirst().get("/metrics");
        } finally {
            for (TestNode node : pair) {
                node.stop();
            }
        }
    }

    @Test
    void everyMeterIsExportedDescribedAndListed() throws Exception {
        SortedMap<String, String> help = new TreeMap<>();
        SortedMap<String, String> types = new TreeMap<>();
        for (String line : scrape().lines().toList()) {
            Matcher helped = HELP.matcher(line);
            if (helped.matches()) {
                help.put(helped.group(1), helped.group(2).strip());
            }
            Matcher typed = TYPE.matcher(line);
            if (typed.matches()) {
                types.put(typed.group(1), typed.group(2));
            }
        }
        List<String> rows =
                types.entrySet().stream()
                        .map(meter ->
                                "| `%s` | %s | %s |"
                                        .formatted(
                                                meter.getKey(),
                                                meter.getValue(),
                                                help.getOrDefault(meter.getKey(), "")))
                        .toList();

        assertThat(types).hasSizeGreaterThan(30);
        assertThat(help.values()).as("every meter has help").doesNotContain("");
        assertThat(Files.readAllLines(ROOT.resolve("docs/metrics.md")))
                .filteredOn(line -> line.startsWith("| `time_node_"))
                .as("docs/metrics.md has exactly these rows")
                .isEqualTo(rows);
    }

    @Test
    void theDashboardAsksForExistingMetersOnly() throws Exception {
        List<String> listed =
                METER.matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
                        .results()
                        .map(found -> found.group())
                        .toList();
        List<String> asked =
                METER.matcher(Files.readString(ROOT.resolve("manifests/monitoring/dashboard.json")))
                        .results()
                        .map(found -> PARTS.matcher(found.group()).replaceAll(""))
                        .distinct()
                        .toList();

        assertThat(asked).isNotEmpty().isSubsetOf(listed);
    }
}
