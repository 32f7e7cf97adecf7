package io.timecoin.timenet.bench;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures by how much garbage that is sent to a masternode slows the blocks of its network: times of calm and of flood
 * take turns, so that what else the machine does befalls both.
 *
 * @param folder for the nodes' files; is made
 */
record FloodRound(Machine machine, Image image, Path folder, Samples samples) {
    private static final Duration BLOCK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofSeconds(12);
    private static final int TURNS = 4;

    void run() throws IOException, InterruptedException {
        List<Double> calm = new ArrayList<>();
        List<Double> flooded = new ArrayList<>();
        try (BareNetwork network = BareNetwork.start(machine, image, folder, BLOCK_INTERVAL)) {
            commits(network);
            for (int i = 0; i < TURNS; i++) {
                calm.addAll(commits(network));
                try (GarbageFlood flood = GarbageFlood.start(network.firstPort())) {
                    flooded.addAll(commits(network));
                    samples.add(NodeMeasures.FLOOD, flood.megabytesPerSecond());
                }
            }
        }
        if (calm.isEmpty() || flooded.isEmpty()) {
            throw TimenetException.failed("the benchmark ends: its network decided no blocks");
        }
        samples.add(NodeMeasures.CALM_COMMIT, Samples.median(calm));
        samples.add(NodeMeasures.FLOODED_COMMIT, Samples.median(flooded));
        samples.add(
                NodeMeasures.FLOOD_SLOWS,
                100 * (Samples.median(flooded) / Samples.median(calm) - 1));
    }

    /** Milliseconds of the commits of all nodes in the turn that begins now. */
    private static List<Double> commits(BareNetwork network) throws InterruptedException {
        List<List<String>> before = network.logs();
        Thread.sleep(TURN);
        List<List<String>> after = network.logs();
        return new NodeLogFigures(
                        IntStream.range(0, after.size())
                                .mapToObj(i ->
                                        after.get(i)
                                                .subList(before.get(i).size(), after.get(i).size()))
                                .toList())
                .commits();
    }
}
