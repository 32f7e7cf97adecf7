package io.timecoin.timenet.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines and columns of text, each column as wide as it needs. */
public record Table(List<String> header, List<List<String>> rows) {
    private static final String GAP = "  ";

    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The lines, the header first. */
    public List<String> lines() {
        List<Integer> widths = IntStream.range(0, header.size()).mapToObj(this::width).toList();
        return Stream.concat(Stream.of(header), rows.stream())
                .map(row -> line(row, widths))
                .toList();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(header.get(column).length(), Math::max);
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
