package io.timecoin.timenet.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLibrariesTest {
    private static final Path BINARY = Path.of("/opt/program/bin/program");

    @TempDir Path own;

    @Test
    void readsThePathsThatTheLoaderFinds() {
        String listed =
                """
                \tlinux-vdso.so.1 (0x00007ffd2a5f2000)
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f3a8f400000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f3a8f6f0000)
                """;

        assertThat(SystemLibraries.read(BINARY, listed, List.of(own)))
                .containsExactly(
                        Path.of("/lib/x86_64-linux-gnu/libc.so.6"),
                        Path.of("/lib64/ld-linux-x86-64.so.2"));
    }

    @Test
    void leavesOutWhatTheRuntimeBringsItself() throws IOException {
        Files.createFile(own.resolve("libjvm.so"));
        String listed =
                """
                \tlibjvm.so => not found
                \tlibjava.so => %s/libjava.so (0x00007f3a8f400000)
                """
                        .formatted(own);

        assertThat(SystemLibraries.read(BINARY, listed, List.of(own))).isEmpty();
    }

    @Test
    void saysWhichLibraryThisMachineLacks() {
        assertThatThrownBy(() ->
                        SystemLibraries.read(
                                BINARY, "\tlibstdc++.so.6 => not found\n", List.of(own)))
                .isInstanceOf(TimenetException.class)
                .hasMessage(BINARY + " needs libstdc++.so.6, which this machine has not");
    }
}
