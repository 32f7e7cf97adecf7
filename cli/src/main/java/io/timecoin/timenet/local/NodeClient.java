package io.timecoin.timenet.local;

import io.timecoin.operator.rollout.network.Health;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;

/** Asks nodes over HTTP. A question that fails is an answer too, never an exception. */
public final class NodeClient implements AutoCloseable {
    /** A node answers from memory; longer than this and it is not well. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** The answer of one node. */
    record Answer(Health health, boolean ready) {}

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();
    private final Clock clock;

    public NodeClient(Clock clock) {
        this.clock = clock;
    }

    /** Status and readiness of a node, which the instance given runs. */
    Answer ask(int rpcPort, String instance) {
        try {
            String body = get(rpcPort, "/status").body();
            Health health = Health.ofAnswer(body, clock.instant(), instance);
            return new Answer(health, get(rpcPort, "/health/ready").statusCode() == 200);
        } catch (IOException e) {
            return new Answer(new Health.Unreachable(cause(e)), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(new Health.Unreachable("the question was interrupted"), false);
        }
    }

    /** The text at a path of a node, as {@code GET} gives it. */
    public String text(int rpcPort, String path) throws IOException, InterruptedException {
        return get(rpcPort, path).body();
    }

    /** Tells a node that the rollout is complete; a node that does not know this or is away is left as it is. */
    void finalizeUpgrade(int rpcPort) {
        try {
            http.send(
                    request(rpcPort, "/finalize").POST(HttpRequest.BodyPublishers.noBody()).build(),
                    BodyHandlers.discarding());
        } catch (IOException away) {
            // told again with the next rollout; until then the node keeps to the older formats
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> get(int rpcPort, String path)
            throws IOException, InterruptedException {
        return http.send(request(rpcPort, path).GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int rpcPort, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rpcPort + path))
                .timeout(LIMIT);
    }

    private static String cause(IOException e) {
        return switch (e) {
            case HttpTimeoutException _ -> "no answer within " + LIMIT.toSeconds() + " s";
            case ConnectException _ -> "connection refused";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
