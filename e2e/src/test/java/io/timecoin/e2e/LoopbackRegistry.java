package io.timecoin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * As much of a registry of images (OCI distribution specification 1.1) as pushing and pulling takes: in memory, by HTTPS
 * with a certificate that nobody vouches for.
 */
final class LoopbackRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "of-a-test";

    /** What was stored under a path: blobs and manifests by their digest, manifests by their tag as well. */
    private static final class Content {
        private final String type;
        private final byte[] bytes;

        private Content(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }
    }

    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;

    /** Starts it with a certificate of its own, in a folder. */
    LoopbackRegistry(Path folder) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(ownCertificate(folder))));
        server.setExecutor(threads);
        server.createContext("/v2/", this::handle);
        server.start();
    }

    private static Path ownCertificate(Path folder) throws IOException {
        Path store = folder.resolve("registry-" + UUID.randomUUID() + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "registry",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(store).as("what keytool makes, which said: %s", said).exists();
        return store;
    }

    private static SSLContext tls(Path store) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** What names of images in it begin with. */
    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** The manifest that was pushed under a name and tag. */
    Optional<JsonNode> manifest(String name, String tag) throws IOException {
        return json("/v2/%s/manifests/%s".formatted(name, tag));
    }

    /** The JSON that was pushed as a blob. */
    Optional<JsonNode> blob(String name, String digest) throws IOException {
        return json("/v2/%s/blobs/%s".formatted(name, digest));
    }

    private Optional<JsonNode> json(String path) throws IOException {
        Content content = contents.get(path);
        return content == null ? Optional.empty() : Optional.of(JSON.readTree(content.bytes));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> give(exchange, path);
                case "POST" -> begin(exchange, path);
                case "PATCH" -> upload(exchange, path, body);
                case "PUT" -> put(exchange, path, body);
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void give(HttpExchange exchange, String path) throws IOException {
        Content content = path.equals("/v2/") ? new Content("", new byte[0]) : contents.get(path);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", content.type);
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest(content.bytes));
        boolean whole = exchange.getRequestMethod().equals("GET") && content.bytes.length > 0;
        exchange.sendResponseHeaders(200, whole ? content.bytes.length : -1);
        if (whole) {
            exchange.getResponseBody().write(content.bytes);
        }
    }

    /** Blobs of another repository are not mounted, which a registry may refuse: they are uploaded. */
    private static void begin(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path + UUID.randomUUID());
        exchange.sendResponseHeaders(202, -1);
    }

    private void upload(HttpExchange exchange, String path, byte[] body) throws IOException {
        uploads.put(path, body);
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(202, -1);
    }

    /** The end of an upload, or a manifest. */
    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        byte[] uploaded = uploads.remove(path);
        byte[] bytes = uploaded == null ? body : uploaded;
        String digest = digest(bytes);
        String parent = path.substring(0, path.lastIndexOf('/') + 1).replace("/uploads/", "/");
        Content content =
                new Content(
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                                .orElse("application/octet-stream"),
                        bytes);
        contents.put(parent + digest, content);
        if (uploaded == null) {
            contents.put(path, content);
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        exchange.sendResponseHeaders(201, -1);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
