package io.timecoin.timenet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.timenet.TimenetException;
import org.junit.jupiter.api.Test;

class ExternalProgramTest {
    @Test
    void whatAProgramPrintsIsReturned() {
        ExternalProgram shell = ExternalProgram.of("sh", "install a shell").with("WORD", "hello");

        assertThat(shell.run("-c", "echo $WORD; echo aside >&2")).isEqualTo("hello\n");
    }

    @Test
    void aFailureIsToldWithTheCommandAndWhatItSaid() {
        ExternalProgram shell = ExternalProgram.of("sh", "install a shell");

        assertThatThrownBy(() -> shell.run("-c", "echo why >&2; exit 7"))
                .isInstanceOf(TimenetException.class)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("why");
    }

    @Test
    void aMissingProgramIsToldWithWhatToDo() {
        ExternalProgram missing =
                ExternalProgram.of("no-such-program-here", "install it and put it in PATH");

        assertThatThrownBy(missing::run)
                .isInstanceOf(TimenetException.class)
                .hasMessageContaining("no-such-program-here could not be run")
                .hasMessageContaining("install it and put it in PATH");
    }
}
