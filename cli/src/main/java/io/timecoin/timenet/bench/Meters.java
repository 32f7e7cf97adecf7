package io.timecoin.timenet.bench;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Meters of an operator.
 *
 * @param text as Prometheus reads it: {@code name{label="value",…} number}, one a line
 */
record Meters(String text) {
    private static final Pattern REQUESTS =
            Pattern.compile(
                    "time_operator_api_requests_total\\{method=\"(.+?)\",resource=\"(.+?)\",.*} (.+)");

    private static final String STATUS = "timenetworks/status";

    /** The value of a meter without labels; 0 where there is none. */
    double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    /** Writes to the API server so far, but for the status of networks and the Lease of a leader. */
    double writes() {
        return requests(request ->
                !request.group(1).equals("get")
                        && !request.group(2).equals("leases")
                        && !request.group(2).equals(STATUS));
    }

    /** Writes of the status of networks so far. */
    double statusWrites() {
        return requests(request -> request.group(2).equals(STATUS));
    }

    private double requests(Predicate<Matcher> wanted) {
        return text.lines()
                .map(REQUESTS::matcher)
                .filter(Matcher::matches)
                .filter(wanted)
                .mapToDouble(request -> Double.parseDouble(request.group(3)))
                .sum();
    }
}
