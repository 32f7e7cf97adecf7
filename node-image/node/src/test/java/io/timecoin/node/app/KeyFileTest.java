package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.crypto.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final Bytes SEED = Bytes.fromHex("0123456789abcdef".repeat(4));

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("key.pem");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyIsReadAsItWasWritten() throws Exception {
        KeyFile.create(file, SEED);

        assertThat(KeyFile.read(file)).isEqualTo(SEED);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** The key of RFC 8410, section 10.3. */
    @Test
    void aKeyOfAnotherProgramIsRead() throws Exception {
        write(
                """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """);

        assertThat(KeyFile.read(file).toHex())
                .isEqualTo("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842");
    }

    @Test
    void aKeyIsNeverOverwritten() throws Exception {
        KeyFile.create(file, SEED);

        assertThatThrownBy(() -> KeyFile.create(file, SEED))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("never overwritten");
    }

    @Test
    void aKeyThatOthersCanReadIsRefusedWithTheCommandThatHelps() throws Exception {
        KeyFile.create(file, SEED);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void aKeyThatTheGroupCanReadIsTakenAsKubernetesMountsIt() throws Exception {
        KeyFile.create(file, SEED);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));

        assertThat(KeyFile.read(file)).isEqualTo(SEED);
    }

    @Test
    void aMissingKeyIsRefusedWithTheCommandThatMakesOne() {
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("time-node keys generate " + file);
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        write("0123");
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("in PEM");

        write("-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----");
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("base64");

        write("-----BEGIN PRIVATE KEY-----\nMC4CAQA=\n-----END PRIVATE KEY-----");
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("not an Ed25519 key");
    }
}
