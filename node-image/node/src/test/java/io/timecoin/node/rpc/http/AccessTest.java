package io.timecoin.node.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.crypto.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final String SECRET = "0123456789abcdef";

    private final Access closed = new Access(Optional.empty());
    private final Access withToken = new Access(Optional.of(new BearerToken(SECRET)));

    @Test
    void programsOnThisMachineNeedNoToken() throws Exception {
        assertThat(closed.refusal(request("127.0.0.1", ""))).isEmpty();
        assertThat(closed.refusal(request("::1", ""))).isEmpty();
        assertThat(withToken.refusal(request("127.0.0.1", ""))).isEmpty();
    }

    @Test
    void withoutTokenOtherMachinesAreRefused() throws Exception {
        assertThat(closed.refusal(request("192.0.2.7", "Bearer " + SECRET)))
                .hasValueSatisfying(answer -> {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.body()).contains("this machine only");
                });
    }

    @Test
    void otherMachinesAreServedWithTheTokenOnly() throws Exception {
        assertThat(withToken.refusal(request("192.0.2.7", "Bearer " + SECRET))).isEmpty();
        assertThat(withToken.refusal(request("192.0.2.7", "bearer  " + SECRET))).isEmpty();
        assertUnauthorized("");
        assertUnauthorized("Bearer " + SECRET + "0");
        assertUnauthorized("Basic " + SECRET);
    }

    @Test
    void webPagesAreRefusedWhateverTheyPresent() throws Exception {
        Request page =
                new Request(
                        "POST",
                        "/",
                        Optional.empty(),
                        Optional.of("Bearer " + SECRET),
                        Optional.of("null"),
                        InetAddress.ofLiteral("127.0.0.1"),
                        Bytes.EMPTY);

        assertThat(withToken.refusal(page)).map(Response::status).contains(403);
    }

    @Test
    void tokenIsReadFromItsFileWithoutTheLineEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");

        assertThat(BearerToken.read(file).matches("Bearer " + SECRET)).isTrue();
    }

    @Test
    void tokenThatCouldBeGuessedIsRefused() {
        assertThatThrownBy(() -> new BearerToken("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 16 characters");
    }

    private void assertUnauthorized(String authorization) throws Exception {
        assertThat(withToken.refusal(request("192.0.2.7", authorization)))
                .hasValueSatisfying(answer -> {
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
                    assertThat(answer.body()).contains("Authorization: Bearer");
                });
    }

    private static Request request(String client, String authorization) throws Exception {
        return new Request(
                "POST",
                "/",
                Optional.empty(),
                Optional.of(authorization).filter(text -> !text.isEmpty()),
                Optional.empty(),
                InetAddress.ofLiteral(client),
                Bytes.EMPTY);
    }
}
