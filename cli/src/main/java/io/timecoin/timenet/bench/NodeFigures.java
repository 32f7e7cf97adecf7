package io.timecoin.timenet.bench;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What the metrics of a network's nodes said at one moment.
 *
 * @param nodes the lines of each node's metrics
 * @param nanos when they were read, on the clock of {@link System#nanoTime()}
 */
record NodeFigures(List<List<String>> nodes, long nanos) {
    static NodeFigures read(List<URI> nodes) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<List<String>> read = new ArrayList<>();
            for (URI node : nodes) {
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(node.resolve("/metrics")).build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw TimenetException.failed(
                            node + "/metrics answered " + answer.statusCode() + ", wants 200");
                }
                read.add(answer.body().lines().toList());
            }
            return new NodeFigures(List.copyOf(read), System.nanoTime());
        }
    }

    /** What the meter said, for each node. */
    List<Double> each(String meter) {
        return nodes.stream().map(lines -> value(lines, meter)).toList();
    }

    /** By how much the meter grew since then in the mean of all nodes, in units a second. */
    double rateSince(NodeFigures before, String meter) {
        return growthSince(before, meter) / nodes.size() / ((double) (nanos - before.nanos) / 1e9);
    }

    /** By how much the meter grew since then, for all nodes together. */
    double growthSince(NodeFigures before, String meter) {
        return sum(each(meter)) - sum(before.each(meter));
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double value(List<String> lines, String meter) {
        return lines.stream()
                .filter(line -> line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(meter.length() + 1)))
                .findFirst()
                .orElseThrow(
                        () -> TimenetException.failed("the metrics of a node have no " + meter));
    }
}
