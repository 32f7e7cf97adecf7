package io.timecoin.node.rpc.http;

import java.time.Duration;

/**
 * What one client can cost.
 *
 * @param connections open at once; one more takes the place of the one that has been silent longest
 * @param bodyBytes longest body of a request; the answer to a longer one is 413
 * @param requestTimeout from the opening of a connection, or the last answer on it, to the end of the next request
 * @param answerTimeout how long the node may take to answer before the client gets 503
 */
public record HttpLimits(
        int connections, int bodyBytes, Duration requestTimeout, Duration answerTimeout) {
    /**
     * Connections: an operator, a scraper, the probes and a few people need a dozen. Body: a batch of calls with a raw
     * transaction of the largest size, in hex. Request timeout: above the 30 s for which common clients keep an idle
     * connection. Answer timeout: a healthy owner thread answers within milliseconds, and operators sample every 2 s.
     */
    public static final HttpLimits DEFAULT =
            new HttpLimits(128, 1 << 20, Duration.ofSeconds(40), Duration.ofSeconds(5));
}
