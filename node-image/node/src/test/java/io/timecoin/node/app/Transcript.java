package io.timecoin.node.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import java.util.ArrayList;
import java.util.List;

/** A conversation with a reference node as it was captured on the wire ({@code vectors/transcripts.json}). */
record Transcript(List<JsonNode> events) {
    private static final String CLIENT = "client_to_node";
    private static final String NODE = "node_to_client";

    /**
     * Lines that one side said without waiting, and what the other said until the next of them.
     *
     * @param answers without broadcasts, which come in their own time
     */
    record Exchange(List<String> said, List<String> answers) {}

    static Transcript named(String name) {
        return Vectors.list("transcripts.json", "transcripts")
                .filter(transcript -> transcript.required("name").textValue().equals(name))
                .map(transcript ->
                        new Transcript(transcript.required("events").valueStream().toList()))
                .findFirst()
                .orElseThrow();
    }

    /** What the client said, line by line. */
    List<String> ofClient() {
        return lines(CLIENT);
    }

    /** What the node said, line by line. */
    List<String> ofNode() {
        return lines(NODE);
    }

    /** Whether the node closed the connection. */
    boolean endsByNode() {
        return events.stream()
                .anyMatch(event ->
                        event.path("event").asText().startsWith("connection closed by node"));
    }

    /** Questions of the client with the node's answers, in order. */
    List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        boolean asking = false;
        for (JsonNode event : events) {
            if (!event.hasNonNull("line")) {
                continue;
            }
            String line = event.get("line").textValue();
            switch (event.path("dir").asText()) {
                case CLIENT -> {
                    if (!asking) {
                        exchanges.add(new Exchange(new ArrayList<>(), new ArrayList<>()));
                    }
                    asking = true;
                    exchanges.getLast().said().add(line);
                }
                case NODE -> {
                    asking = false;
                    if (!line.startsWith("{\"HeartbeatBroadcast\"")) {
                        exchanges.getLast().answers().add(line);
                    }
                }
                default -> {}
            }
        }
        return exchanges;
    }

    private List<String> lines(String direction) {
        return events.stream()
                .filter(event -> event.path("dir").asText().equals(direction))
                .filter(event -> event.hasNonNull("line"))
                .map(event -> event.get("line").textValue())
                .toList();
    }
}
