package io.timecoin.node.rpc;

import io.timecoin.node.rpc.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page for browsers that shows what {@code GET /status} tells. It is one file and asks nobody else for anything. */
final class Dashboard {
    private static final String FILE = "dashboard.html";
    private static final String HTML = "text/html; charset=utf-8";

    /** The page may run its own script, ask this port, and nothing else. */
    private static final String POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
                    + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Dashboard() {}

    static Response page() {
        return new Response(200, HTML, read(), Map.of("Content-Security-Policy", POLICY));
    }

    private static String read() {
        try (InputStream in = Dashboard.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
