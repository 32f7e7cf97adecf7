package io.timecoin.timenet.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.timecoin.timenet.output.Table;
import java.util.List;
import java.util.Map;

/**
 * What a load came to. Latency is from the submission to the notice of finality at the client, in milliseconds.
 *
 * @param finalPerSecond over the time from the first submission to the last finality
 * @param lost spends that a node accepted and that are not final, or final and in no block, when the grace is over
 * @param doubleSpends how many pairs of conflicting spends were sent
 * @param doubleSpent pairs of which both became final: never more than 0
 */
public record LoadReport(
        @JsonProperty int nodes,
        @JsonProperty int submitted,
        @JsonProperty int accepted,
        @JsonProperty Map<String, Integer> refused,
        @JsonProperty long finalized,
        @JsonProperty int confirmed,
        @JsonProperty int lost,
        @JsonProperty int doubleSpends,
        @JsonProperty int doubleSpent,
        @JsonProperty double seconds,
        @JsonProperty double finalPerSecond,
        @JsonProperty double medianMillis,
        @JsonProperty double p90Millis,
        @JsonProperty double p99Millis,
        @JsonProperty double maxMillis,
        @JsonProperty int connectionsLost) {
    /** Whether the network kept what it promises. */
    public boolean isGood() {
        return lost == 0 && doubleSpent == 0 && finalized > 0;
    }

    /** The figures for people. */
    public List<String> lines() {
        return new Table(List.of("LOAD", ""), rows()).lines();
    }

    private List<List<String>> rows() {
        return List.of(
                List.of("submitted", Integer.toString(submitted)),
                List.of("accepted", Integer.toString(accepted)),
                List.of("refused", refused.isEmpty() ? "0" : refused.toString()),
                List.of("final", Long.toString(finalized)),
                List.of("in blocks", Integer.toString(confirmed)),
                List.of("lost", Integer.toString(lost)),
                List.of("double spends tried", Integer.toString(doubleSpends)),
                List.of("double spends that succeeded", Integer.toString(doubleSpent)),
                List.of("final a second", "%.0f".formatted(finalPerSecond)),
                List.of("finality, median", "%.1f ms".formatted(medianMillis)),
                List.of("finality, 90 %", "%.1f ms".formatted(p90Millis)),
                List.of("finality, 99 %", "%.1f ms".formatted(p99Millis)),
                List.of("finality, longest", "%.1f ms".formatted(maxMillis)));
    }
}
