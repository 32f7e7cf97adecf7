package io.timecoin.timenet.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for the node: reads its configuration and answers HTTP. {@code FAKE_EXIT} makes it end at once. */
public final class FakeNode {
    private static final Pattern RPC_PORT =
            Pattern.compile("rpc:\\s+listen: \"127\\.0\\.0\\.1:(\\d+)\"");
    private static final Pattern NAME = Pattern.compile("name: \"(.*)\"");

    private FakeNode() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        if (environment.containsKey("FAKE_EXIT")) {
            System.exit(3);
        }
        String configuration = Files.readString(Path.of(arguments[2]));
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                Integer.parseInt(find(RPC_PORT, configuration))),
                        0);
        String status =
                "{\"version\":\"%s\",\"nodeId\":\"00\",\"name\":\"%s\",\"network\":\"%s\",\"synced\":true,\"unknown\":1}"
                        .formatted(
                                environment.get("TIME_VERSION"),
                                find(NAME, configuration),
                                environment.getOrDefault("TIME_NETWORK", "Testnet"));
        server.createContext("/status", exchange -> answer(exchange, status));
        server.createContext("/health/ready", exchange -> answer(exchange, "{}"));
        server.start();
        System.out.println("fake node runs");
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
