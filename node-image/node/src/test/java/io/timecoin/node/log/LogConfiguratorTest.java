package io.timecoin.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogConfiguratorTest {
    private static final Logger LOG = LoggerFactory.getLogger("chain");

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void captureConsole() {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveConsoleBack() {
        System.setOut(console);
        LogConfigurator.use(LogFormat.TEXT);
    }

    @Test
    void linesAreTextForPeopleUnlessConfiguredOtherwise() {
        var logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.reset();
        new LogConfigurator().configure(logs);

        LOG.atInfo().addKeyValue("height", 5).log("block committed");
        LOG.debug("not for people");

        assertThat(written.toString(StandardCharsets.UTF_8))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z INFO  chain block committed height=5\n");
    }

    @Test
    void jsonLinesCarryTheFields() throws Exception {
        LogConfigurator.use(LogFormat.JSON);

        LOG.atWarn()
                .addKeyValue("peer", "gold-ü\n")
                .setCause(new IllegalStateException("why"))
                .log("connection lost");

        String line = written.toString(StandardCharsets.UTF_8);
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).endsWith("\n").hasLineCount(1);
        assertThat(json.path("level").textValue()).isEqualTo("WARN");
        assertThat(json.path("loggerName").textValue()).isEqualTo("chain");
        assertThat(json.path("formattedMessage").textValue()).isEqualTo("connection lost");
        assertThat(json.at("/kvpList/0/peer").textValue()).isEqualTo("gold-ü\n");
        assertThat(json.path("timestamp").isNumber()).isTrue();
    }

    @Test
    void causeOfADefectFollowsItsLine() {
        LogConfigurator.use(LogFormat.TEXT);

        LOG.error("a defect", new IllegalStateException("why"));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("ERROR chain a defect\njava.lang.IllegalStateException: why\n");
    }
}
