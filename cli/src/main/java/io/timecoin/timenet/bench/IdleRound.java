package io.timecoin.timenet.bench;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures what masternodes cost that have nothing to do but to stay connected.
 *
 * @param folder for their files; is made
 */
record IdleRound(Machine machine, Image image, Path folder, Samples samples) {
    /** As of the main network; no slot opens while it is measured. */
    private static final Duration BLOCK_INTERVAL = Duration.ofMinutes(10);

    /** Until what the start leaves to be done is done, such as compiling. */
    private static final Duration SETTLE = Duration.ofSeconds(20);

    /** Two pings go to each peer meanwhile. */
    private static final Duration REST = Duration.ofSeconds(60);

    void run() throws IOException, InterruptedException {
        try (BareNetwork network = BareNetwork.start(machine, image, folder, BLOCK_INTERVAL)) {
            Thread.sleep(SETTLE);
            List<Duration> before = used(network);
            Thread.sleep(REST);
            List<Duration> after = used(network);
            for (int i = 0; i < before.size(); i++) {
                samples.add(
                        NodeMeasures.IDLE,
                        100.0
                                * (double) after.get(i).minus(before.get(i)).toMillis()
                                / (double) REST.toMillis());
            }
        }
    }

    private static List<Duration> used(BareNetwork network) {
        return network.processes().stream().map(ProcessFigures::processorTime).toList();
    }
}
