package io.timecoin.operator.controller.metrics;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/** Counts what the operator asks of the API server: an operator with nothing to do writes nothing. */
public final class ApiMeter implements Interceptor {
    /** Meter of requests; its labels are the HTTP method, the resource and the status of the answer. */
    public static final String REQUESTS = "time.operator.api.requests";

    private static final String NO_ANSWER = "none";

    private final MeterRegistry registry;

    public ApiMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void after(
            HttpRequest request,
            HttpResponse<?> response,
            AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        count(request, Integer.toString(response.code()));
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        count(request, NO_ANSWER);
    }

    private void count(HttpRequest request, String status) {
        Counter.builder(REQUESTS)
                .description("Requests to the API server, by method, resource and status")
                .tag("method", request.method().toLowerCase(Locale.ROOT))
                .tag("resource", resource(request.uri().getPath()))
                .tag("status", status)
                .register(registry)
                .increment();
    }

    /**
     * The resource that a path is about, with its subresource, and without the names of objects: of {@code
     * /apis/apps/v1/namespaces/a/statefulsets/b/status} that is {@code statefulsets/status}.
     */
    static String resource(String path) {
        List<String> parts = List.of(path.substring(1).split("/"));
        int version = parts.getFirst().equals("api") ? 1 : 2;
        List<String> rest = parts.subList(Math.min(version + 1, parts.size()), parts.size());
        boolean namespaced = rest.size() > 2 && rest.getFirst().equals("namespaces");
        List<String> named = namespaced ? rest.subList(2, rest.size()) : rest;
        return switch (named.size()) {
            case 0 -> "discovery";
            case 1, 2 -> named.getFirst();
            default -> named.getFirst() + "/" + named.get(2);
        };
    }
}
