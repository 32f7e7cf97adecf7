package io.timecoin.timecli;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.output.Terminal;
import picocli.CommandLine.Option;

/** Chooses how a result is printed. */
public final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json.")
    private Format format = Format.TEXT;

    /** Prints a result in the form that was asked for. */
    public void print(Terminal terminal, JsonNode result) {
        switch (format) {
            case TEXT -> JsonText.lines(result).forEach(terminal::print);
            case JSON -> terminal.print(result.toPrettyString());
        }
    }

    /** Whether people read it. */
    public boolean isText() {
        return format == Format.TEXT;
    }
}
