package io.timecoin.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A masternode as its RPC port shows it. */
public record Node(String address) {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the node says of itself; nothing while it does not answer. */
    public Optional<JsonNode> status() {
        return get("/status");
    }

    /** Height of its chain, -1 while it does not answer. */
    public long height() {
        return status().map(status -> status.at("/chain/height").asLong()).orElse(-1L);
    }

    /** The version that it reports, empty while it does not answer. */
    public String version() {
        return status().map(status -> status.path("version").asText()).orElse("");
    }

    /** The hash that the node holds at a height of its recent blocks. */
    public Optional<String> hash(long height) {
        return status().stream()
                .flatMap(status -> status.at("/chain/recent").valueStream())
                .filter(block -> block.path("height").asLong() == height)
                .map(block -> block.path("hash").asText())
                .findFirst();
    }

    Optional<JsonNode> get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(ANSWER_LIMIT)
                            .build();
            return Optional.of(JSON.readTree(client.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
