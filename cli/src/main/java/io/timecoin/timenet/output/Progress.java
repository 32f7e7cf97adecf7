package io.timecoin.timenet.output;

/** A line that changes while a command waits: redrawn for a person, one more line each time for a log. */
public final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private String shown = "";

    public Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows the line, if it is another one than before. */
    public void show(String line) {
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        if (terminal.interactive()) {
            terminal.err().print(CLEAR_LINE + line);
            terminal.err().flush();
        } else {
            terminal.say(line);
        }
    }

    /** Prints a line that stays. */
    public void keep(String line) {
        clear();
        terminal.say(line);
    }

    /** Takes the changing line away. */
    public void clear() {
        if (terminal.interactive() && !shown.isEmpty()) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
        shown = "";
    }
}
