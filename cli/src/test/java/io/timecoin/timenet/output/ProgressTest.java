package io.timecoin.timenet.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aLogGetsALineForEachChange() {
        Progress progress = progress(false);

        progress.show("height 1");
        progress.show("height 1");
        progress.show("height 2");
        progress.clear();

        assertThat(text()).isEqualTo("height 1\nheight 2\n");
    }

    @Test
    void aPersonSeesOneLineThatChanges() {
        Progress progress = progress(true);

        progress.show("height 1");
        progress.show("height 2");
        progress.keep("WavePassed");

        assertThat(text()).isEqualTo("\r\u001b[Kheight 1\r\u001b[Kheight 2\r\u001b[KWavePassed\n");
    }

    private Progress progress(boolean interactive) {
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new Progress(new Terminal(stream, stream, interactive));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
