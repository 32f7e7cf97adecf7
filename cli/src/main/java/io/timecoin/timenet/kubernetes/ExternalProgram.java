package io.timecoin.timenet.kubernetes;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program of this machine that does part of the work.
 *
 * @param program its name in PATH, or its path
 * @param hint what to do where it is missing
 * @param environment variables that it gets besides those of this process
 */
public record ExternalProgram(String program, String hint, Map<String, String> environment) {
    /** The last lines of a failed program tell why. */
    private static final int LINES_SHOWN = 40;

    public ExternalProgram {
        environment = Map.copyOf(environment);
    }

    /** With the variables of this process alone. */
    public static ExternalProgram of(String program, String hint) {
        return new ExternalProgram(program, hint, Map.of());
    }

    /** The same with one more variable. */
    ExternalProgram with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new ExternalProgram(program, hint, more);
    }

    /**
     * Runs it to its end and returns what it wrote to its standard output.
     *
     * @throws TimenetException if it is missing or fails, with the end of what it said
     */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path said = temporaryFile();
        try {
            return run(command, said);
        } catch (IOException e) {
            throw TimenetException.failed(
                    program + " could not be run (" + e.getMessage() + "); " + hint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TimenetException.failed(program + " was interrupted");
        } finally {
            said.toFile().delete();
        }
    }

    private String run(List<String> command, Path said) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed;
        try {
            printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.getInputStream().close();
        }
        int code = process.waitFor();
        if (code != 0) {
            throw TimenetException.failed(
                    "%s failed with exit code %d:%n%s"
                            .formatted(
                                    String.join(" ", command),
                                    code,
                                    lastLines(printed + Files.readString(said))));
        }
        return printed;
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("timenet", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).stream()
                .collect(Collectors.joining("\n  ", "  ", ""));
    }
}
