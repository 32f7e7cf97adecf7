package io.timecoin.node.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.rpc.http.Route.Audience;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final String SECRET = "0123456789abcdef";

    private final Access access =
            new Access(
                    List.of(new BearerToken("another-secret-of-16"), new BearerToken(SECRET)),
                    Set.of());

    @Test
    void openRoutesAskNobodyForAnything() throws Exception {
        assertThat(access.refusal(request("192.0.2.7", ""), Audience.ANYONE)).isEmpty();
    }

    @Test
    void trustedRoutesAskNothingOfProgramsOnThisMachine() throws Exception {
        assertThat(access.refusal(request("127.0.0.1", ""), Audience.TRUSTED)).isEmpty();
        assertThat(access.refusal(request("::1", ""), Audience.TRUSTED)).isEmpty();
        assertUnauthorized(Audience.TRUSTED, "192.0.2.7", "");
    }

    @Test
    void anyCredentialOpensARouteWhereverTheClientIs() throws Exception {
        for (String client : List.of("127.0.0.1", "192.0.2.7")) {
            for (String header : List.of("Bearer " + SECRET, "bearer  another-secret-of-16")) {
                assertThat(access.refusal(request(client, header), Audience.AUTHENTICATED))
                        .isEmpty();
            }
        }
    }

    @Test
    void authenticatedRoutesAskForACredentialOnThisMachineToo() throws Exception {
        for (String header : List.of("", SECRET, "Basic " + SECRET, "Bearer " + SECRET + "0")) {
            assertUnauthorized(Audience.AUTHENTICATED, "127.0.0.1", header);
        }
    }

    @Test
    void withoutAnyCredentialNobodyGetsIn() throws Exception {
        Access closed = new Access(List.of(), Set.of());

        assertThat(closed.refusal(request("::1", "Bearer " + SECRET), Audience.AUTHENTICATED))
                .map(Response::status)
                .contains(401);
    }

    @Test
    void credentialOfAPageDoesNotHelpIt() throws Exception {
        Request page = request("127.0.0.1", "Bearer " + SECRET, "https://example.org");

        assertThat(access.refusal(page, Audience.TRUSTED)).map(Response::status).contains(403);
        assertThat(access.refusal(page, Audience.ANYONE)).isEmpty();
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

    private void assertUnauthorized(Audience audience, String client, String authorization)
            throws Exception {
        assertThat(access.refusal(request(client, authorization), audience))
                .hasValueSatisfying(answer -> {
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
                    assertThat(answer.body()).contains("Authorization: Bearer");
                });
    }

    private static Request request(String client, String authorization) throws Exception {
        return request(client, authorization, "");
    }

    private static Request request(String client, String authorization, String origin)
            throws Exception {
        return new Request(
                "POST",
                "/",
                Optional.empty(),
                Optional.of(authorization).filter(text -> !text.isEmpty()),
                Optional.of(origin).filter(text -> !text.isEmpty()),
                InetAddress.ofLiteral(client),
                Bytes.EMPTY);
    }
}
