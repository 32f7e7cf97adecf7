package io.timecoin.operator.platform;

import io.timecoin.operator.rollout.network.Health;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Asks nodes over HTTP. A question that fails is an answer too, never an exception. */
public final class NodeClient implements AutoCloseable {
    /** A node answers from memory; longer than this and it is not well. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** The answer of one node. */
    public record Answer(Health health, boolean ready) {}

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();
    private final Clock clock;

    public NodeClient(Clock clock) {
        this.clock = clock;
    }

    /**
     * Status and readiness of a node.
     *
     * @param rpc the node's RPC port, e.g. {@code http://127.0.0.1:24101}
     * @param instance the Pod or process that is asked
     */
    public Answer ask(URI rpc, String instance) {
        Health health = health(rpc, instance);
        return switch (health) {
            case Health.Answered _ -> new Answer(health, isReady(rpc));
            case Health.Unreachable _, Health.Foreign _, Health.NotRunning _ ->
                    new Answer(health, false);
        };
    }

    /** Status of a node, where the platform knows its readiness from elsewhere. */
    public Health health(URI rpc, String instance) {
        try {
            return health(get(rpc, "/status"), instance);
        } catch (ProtocolException e) {
            return new Health.Foreign("no HTTP: " + e.getMessage());
        } catch (IOException e) {
            return new Health.Unreachable(cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health.Unreachable("the question was interrupted");
        }
    }

    /** A node that cannot answer now says so with a status of 500 and above, and none says that it knows no status. */
    private Health health(HttpResponse<String> answer, String instance) {
        int code = answer.statusCode();
        if (code == HttpURLConnection.HTTP_OK) {
            return Health.ofAnswer(answer.body(), clock.instant(), instance);
        }
        String said = "GET /status answers HTTP " + code;
        return code < HttpURLConnection.HTTP_INTERNAL_ERROR
                ? new Health.Foreign(said)
                : new Health.Unreachable(said);
    }

    private boolean isReady(URI rpc) {
        try {
            return get(rpc, "/health/ready").statusCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The text at a path of a node, as {@code GET} gives it. */
    public String text(URI rpc, String path) throws IOException, InterruptedException {
        return get(rpc, path).body();
    }

    /**
     * Tells a node that the rollout is complete; a node that does not know this or is away is left as it is.
     *
     * @param token what the node asks of clients off its machine; none on loopback
     */
    public void finalizeUpgrade(URI rpc, Optional<String> token) {
        HttpRequest.Builder request =
                request(rpc, "/finalize").POST(HttpRequest.BodyPublishers.noBody());
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            http.send(request.build(), BodyHandlers.discarding());
        } catch (IOException away) {
            // told again with the next rollout; until then the node keeps to the older formats
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> get(URI rpc, String path)
            throws IOException, InterruptedException {
        return http.send(request(rpc, path).GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI rpc, String path) {
        return HttpRequest.newBuilder(rpc.resolve(path)).timeout(LIMIT);
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
