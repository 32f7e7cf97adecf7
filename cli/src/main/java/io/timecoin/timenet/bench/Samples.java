package io.timecoin.timenet.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects samples and sums them up. */
final class Samples {
    private final Map<Measure, List<Double>> samples = new EnumMap<>(Measure.class);

    /** The median of a measure against its aim. */
    record Figure(
            @JsonProperty String measure,
            @JsonProperty double median,
            @JsonProperty String unit,
            @JsonProperty double aim,
            @JsonProperty int samples) {
        /** The columns of a table. */
        List<String> row() {
            return List.of(
                    measure,
                    "%.1f %s".formatted(median, unit).strip(),
                    "%.0f %s".formatted(aim, unit).strip(),
                    aim == 0 ? "-" : String.format(Locale.ROOT, "%.2f", median / aim),
                    Integer.toString(samples));
        }
    }

    void add(Measure measure, double sample) {
        samples.computeIfAbsent(measure, _ -> new ArrayList<>()).add(sample);
    }

    void addAll(Measure measure, List<Double> many) {
        many.forEach(sample -> add(measure, sample));
    }

    /** One figure for each measure that has samples, in the order of the measures. */
    List<Figure> figures() {
        return samples.entrySet().stream()
                .map(entry ->
                        new Figure(
                                entry.getKey().title(),
                                median(entry.getValue()),
                                entry.getKey().unit(),
                                entry.getKey().aim(),
                                entry.getValue().size()))
                .toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
