package io.timecoin.node.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients get that speak HTTP oddly, slowly or not at all. */
class HttpServerTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MAX_BODY = 20_000;

    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server = start(new HttpLimits(2, MAX_BODY, LONG, LONG));
    private HttpServer other = server;

    private HttpServer start(HttpLimits limits) {
        List<Route> routes =
                List.of(
                        route("GET", "/hello", _ -> text("hello")),
                        route("POST", "/length", request -> text("" + request.body().length())),
                        route("GET", "/work", _ -> work()),
                        route("GET", "/defect", _ -> text("" + List.of().getFirst())));
        try {
            return HttpServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    limits,
                    new Router(routes, List.of(), new Access(List.of(), Set.of())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void connectionServesOneRequestAfterTheOther() throws Exception {
        try (Client client = new Client(server)) {
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 OK").endsWith("hello");
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).endsWith("hello");
        }
    }

    @Test
    void requestsSentAtOnceAreAnsweredInOrder() throws Exception {
        try (Client client = new Client(server)) {
            client.send(
                    "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
                            + "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                            + "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(client.answer()).endsWith("hello");
            assertThat(client.answer()).endsWith("3");
            assertThat(client.answer()).startsWith("HTTP/1.1 404");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void requestMayComeInAnyNumberOfSegments() throws Exception {
        String request = "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde";
        try (Client client = new Client(server)) {
            for (int i = 0; i < request.length(); i++) {
                client.send(request.substring(i, i + 1));
            }

            assertThat(client.answer()).endsWith("5");
        }
    }

    @Test
    void bodyMayBeLongerThanOneRead() throws Exception {
        try (Client client = new Client(server)) {
            client.send(post("x".repeat(MAX_BODY)));

            assertThat(client.answer()).endsWith("" + MAX_BODY);
        }
    }

    @Test
    void bodyMayComeInChunks() throws Exception {
        try (Client client = new Client(server)) {
            client.send("POST /length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("3\r\nabc\r\n");
            client.send("2\r\nde\r\n0\r\n\r\n");

            assertThat(client.answer()).endsWith("5");
        }
    }

    @Test
    void bodyAboveTheLimitIsRefusedAndTheConnectionGoesOn() throws Exception {
        try (Client client = new Client(server)) {
            client.send(post("x".repeat(MAX_BODY + 1)));
            assertThat(client.answer())
                    .startsWith("HTTP/1.1 413")
                    .contains("longer than 20000 bytes");
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).endsWith("hello");
        }
    }

    @Test
    void clientThatAsksFirstIsToldToSendItsBodyOrNotTo() throws Exception {
        String head = "POST /length HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n";
        try (Client client = new Client(server)) {
            client.send(head + "Content-Length: 2\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 100 Continue");
            client.send("ab");
            assertThat(client.answer()).endsWith("2");

            client.send(head + "Content-Length: 20001\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 413");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void clientOfHttp10GetsOneAnswer() throws Exception {
        try (Client client = new Client(server)) {
            client.send("GET /hello HTTP/1.0\r\n\r\n");

            assertThat(client.answer()).endsWith("hello");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void whatIsNotHttpIsRefusedInWords() throws Exception {
        try (Client client = new Client(server)) {
            client.send("{\"jsonrpc\":\"2.0\"}\r\n\r\n");

            assertThat(client.answer())
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"error\":\"this is not HTTP/1.1");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void headersAboveTheLimitAreRefused() throws Exception {
        try (Client client = new Client(server)) {
            client.send("GET /hello HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void requestLineAboveTheLimitIsRefused() throws Exception {
        try (Client client = new Client(server)) {
            client.send("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 414");
        }
    }

    @Test
    void defectOfTheNodeIsAnAnswerToo() throws Exception {
        try (Client client = new Client(server)) {
            client.send("GET /defect HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 500").contains("its log says more");
        }
    }

    @Test
    void requestThatIsNotCompleteInTimeIsRefused() throws Exception {
        other = start(new HttpLimits(2, MAX_BODY, Duration.ofMillis(50), LONG));
        try (Client client = new Client(other)) {
            client.send("POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na");

            assertThat(client.answer()).startsWith("HTTP/1.1 408");
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void silentConnectionIsClosedInTime() throws Exception {
        other = start(new HttpLimits(2, MAX_BODY, Duration.ofMillis(50), LONG));
        try (Client client = new Client(other)) {
            assertThat(client.closedByServer()).isTrue();
        }
    }

    @Test
    void newConnectionTakesThePlaceOfTheLongestSilentOne() throws Exception {
        try (Client first = new Client(server);
                Client second = new Client(server)) {
            second.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(second.answer()).endsWith("hello");
            try (Client third = new Client(server)) {
                third.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");

                assertThat(third.answer()).endsWith("hello");
                assertThat(first.closedByServer()).isTrue();
                second.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(second.answer()).endsWith("hello");
            }
        }
    }

    @Test
    void connectionIsRefusedWhileAllOthersWork() throws Exception {
        other = start(new HttpLimits(1, MAX_BODY, LONG, LONG));
        try (Client busy = new Client(other)) {
            busy.send("GET /work HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(working.await(30, TimeUnit.SECONDS)).isTrue();
            try (Client late = new Client(other)) {
                assertThat(late.answer()).startsWith("HTTP/1.1 503").contains("try again");
                assertThat(late.closedByServer()).isTrue();
            }
            released.countDown();
            assertThat(busy.answer()).endsWith("done");
        }
    }

    private Response work() throws InterruptedException {
        working.countDown();
        released.await();
        return text("done");
    }

    private static Response text(String text) {
        return new Response(200, "text/plain", text, Map.of());
    }

    private static Route route(String method, String path, Endpoint endpoint) {
        return new Route(method, path, Route.Audience.ANYONE, endpoint);
    }

    private static String post(String body) {
        return "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body);
    }

    /** A raw connection whose reads give up after half a minute. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Client(HttpServer server) throws IOException {
            socket = new Socket(server.address().getAddress(), server.address().getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            in = socket.getInputStream();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Status line and headers of the next answer. */
        String head() throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed after: " + head.toString(StandardCharsets.UTF_8));
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.UTF_8);
        }

        /** The next answer with its body, stripped of the line's end. */
        String answer() throws IOException {
            String head = head();
            String length = head.replaceFirst("(?is).*content-length: (\\d+).*", "$1");
            byte[] body = in.readNBytes(Integer.parseInt(length));
            return head + new String(body, StandardCharsets.UTF_8).strip();
        }

        boolean closedByServer() throws IOException {
            return in.read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
