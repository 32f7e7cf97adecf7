package io.timecoin.operator.controller.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a client asked of the API server. */
final class Requests implements Interceptor {
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final List<String> conflicts = new CopyOnWriteArrayList<>();

    @Override
    public void after(
            HttpRequest request,
            HttpResponse<?> response,
            AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        String path = request.uri().getPath();
        if (!request.method().equals("GET")) {
            writes.add(request.method() + " " + path);
        }
        if (response.code() == HttpURLConnection.HTTP_CONFLICT) {
            conflicts.add(path);
        }
    }

    /** Method and path of everything but reads. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    /** Paths of writes that somebody else was faster with. */
    List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    void forget() {
        writes.clear();
        conflicts.clear();
    }
}
