package io.timecoin.timenet.bench;

import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.timenet.local.Processes;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings a network up, measures it at rest, upgrades it and takes it down.
 *
 * @param image to which the network is upgraded
 */
record Round(SeparateMachine apart, String image, Samples samples) {
    /** Processor time is counted over so long. */
    private static final Duration REST = Duration.ofSeconds(10);

    void run() throws IOException, InterruptedException {
        try {
            samples.add(StartMeasures.UP, apart.up());
            NetworkFolder network = apart.machine().networks().existing(Optional.empty());
            measureRest(network.nodes());
            List<List<String>> before = logs(network.nodes());
            readFirstStart(before);
            samples.add(StartMeasures.UPGRADE, apart.seconds("upgrade", "--image", image));
            readUpgrade(before, logs(network.nodes()));
            network.status().history().stream()
                    .findFirst()
                    .map(RolloutRecord::missedSlots)
                    .ifPresent(missed -> samples.add(StartMeasures.MISSED_SLOTS, (double) missed));
        } finally {
            apart.down();
        }
    }

    private void measureRest(List<NodeFolder> nodes) throws IOException, InterruptedException {
        List<ProcessHandle> handles =
                nodes.stream()
                        .flatMap(node -> node.process().flatMap(Processes::find).stream())
                        .toList();
        List<Duration> before = handles.stream().map(ProcessFigures::processorTime).toList();
        Thread.sleep(REST);
        for (int i = 0; i < handles.size(); i++) {
            Duration used = ProcessFigures.processorTime(handles.get(i)).minus(before.get(i));
            samples.add(
                    StartMeasures.CPU, 100.0 * (double) used.toMillis() / (double) REST.toMillis());
            ProcessFigures.residentMegabytes(handles.get(i))
                    .ifPresent(size -> samples.add(StartMeasures.MEMORY, size));
        }
    }

    private static List<List<String>> logs(List<NodeFolder> nodes) {
        return nodes.stream()
                .map(node -> StateFiles.readText(node.log()).orElse(""))
                .map(text -> text.lines().toList())
                .toList();
    }

    /** All nodes started at once: what they do together is measured, not what each does. */
    private void readFirstStart(List<List<String>> logs) {
        NodeLogFigures figures = new NodeLogFigures(logs);
        samples.addAll(StartMeasures.COMMIT, figures.commits());
        figures.mesh().ifPresent(mesh -> samples.add(StartMeasures.MESH, (double) mesh.toMillis()));
    }

    /** One node started at a time, while the others ran. */
    private void readUpgrade(List<List<String>> before, List<List<String>> after) {
        NodeLogFigures figures =
                new NodeLogFigures(
                        IntStream.range(0, after.size())
                                .mapToObj(i ->
                                        after.get(i)
                                                .subList(before.get(i).size(), after.get(i).size()))
                                .toList());
        samples.addAll(StartMeasures.NODE_START, figures.starts());
        samples.addAll(StartMeasures.HANDSHAKE, figures.handshakes());
    }
}
