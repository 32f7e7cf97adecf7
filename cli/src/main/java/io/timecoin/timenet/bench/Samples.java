package io.timecoin.timenet.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.timenet.state.StateFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Collects samples and sums them up. */
final class Samples {
    /** In the order in which measures had their first samples. */
    private final SequencedMap<Measure, List<Double>> samples = new LinkedHashMap<>();

    /** The median of a measure against its aim. */
    record Figure(
            @JsonProperty String measure,
            @JsonProperty double median,
            @JsonProperty String unit,
            @JsonProperty Aim aim,
            @JsonProperty int samples) {
        /** The columns of a table. */
        List<String> row() {
            return List.of(
                    measure,
                    "%.1f %s".formatted(median, unit).strip(),
                    aim.text(unit),
                    aim.value() == 0
                            ? "-"
                            : String.format(Locale.ROOT, "%.2f", median / aim.value()),
                    Integer.toString(samples));
        }
    }

    void add(Measure measure, double sample) {
        samples.computeIfAbsent(measure, _ -> new ArrayList<>()).add(sample);
    }

    void addAll(Measure measure, List<Double> many) {
        many.forEach(sample -> add(measure, sample));
    }

    /** One figure for each measure that has samples, in the order of their first samples. */
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

    /** Prints the figures for people or for programs. */
    void print(Format format, Terminal terminal) {
        switch (format) {
            case TEXT ->
                    new Table(
                                    List.of("MEASURE", "MEDIAN", "AIM", "OF AIM", "SAMPLES"),
                                    figures().stream().map(Figure::row).toList())
                            .lines()
                            .forEach(terminal::print);
            case JSON -> terminal.print(StateFiles.toJson(figures()));
        }
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
