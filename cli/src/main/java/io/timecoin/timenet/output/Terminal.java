package io.timecoin.timenet.output;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err what is said besides
 * @param interactive whether a person watches, so that a line may be redrawn
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /** The streams of this process. */
    public static Terminal ofProcess() {
        boolean watched =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Terminal(System.out, System.err, watched);
    }

    /** One line of the result. */
    public void print(String line) {
        out.println(line);
    }

    /** One line besides the result. */
    public void say(String line) {
        err.println(line);
    }
}
