package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void aGeneratedKeyIsShownWithItsIdentity() {
        String file = directory.resolve("key.pem").toString();

        assertThat(execute("keys", "generate", file)).isEqualTo(ExitCode.STOPPED);
        String generated = out.toString();
        out.getBuffer().setLength(0);
        assertThat(execute("keys", "show", file)).isEqualTo(ExitCode.STOPPED);

        assertThat(out).hasToString(generated);
        assertThat(generated)
                .containsPattern("publicKey: [0-9a-f]{64}")
                .containsPattern("nodeId: [0-9a-f]{64}")
                .contains("address: TIME0");
    }

    @Test
    void aMissingKeyIsToldInOneLine() {
        int code = execute("keys", "show", directory.resolve("none.pem").toString());

        assertThat(code).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("no such key");
    }

    @Test
    void badConfigurationIsToldLineByLine() throws IOException {
        Path file = directory.resolve("node.yaml");
        Files.writeString(file, "nam: x\nnetwork: Testent");

        int code = execute("config", "check", "--config", file.toString());

        assertThat(code).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(err.toString()).contains("nam: unknown key").contains("network: \"Testent\"");
    }

    @Test
    void anUnknownOptionIsABadConfiguration() {
        assertThat(execute("run", "--confg", "x")).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(err.toString()).contains("--confg");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(execute("--version")).isEqualTo(ExitCode.STOPPED);
        assertThat(out.toString()).startsWith("time-node ");
    }
}
