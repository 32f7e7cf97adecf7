package io.timecoin.timenet.bench;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a snapshot of a running node, proves it, and makes it the data of a new one. */
record SnapshotRound(SeparateMachine apart, String image, NetworkFolder network, Samples samples) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String NODE = "gold-0";

    void run() throws IOException, InterruptedException {
        Path file = apart.folder().resolve("snapshot");
        Path begun = apart.folder().resolve("begun");
        double export = seconds("export", file);
        double verify = seconds("verify", file);
        double restore = seconds("import", file, "--set", "dataDir=" + begun);
        samples.add(MoneyMeasures.SNAPSHOT_EXPORT, export);
        samples.add(MoneyMeasures.SNAPSHOT_VERIFY, verify);
        samples.add(MoneyMeasures.SNAPSHOT_IMPORT, restore);
        samples.add(MoneyMeasures.SNAPSHOT, export + verify + restore);
    }

    private double seconds(String command, Path file, String... more)
            throws IOException, InterruptedException {
        Machine machine = apart.machine();
        Image found =
                machine.images()
                        .find(ImageReference.parse(image))
                        .orElseThrow(() -> TimenetException.failed("there is no " + image));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "snapshot",
                                command,
                                file.toString(),
                                "--config",
                                network.node(NODE).configuration().toString()));
        arguments.addAll(List.of(more));
        long start = System.nanoTime();
        TestProgram.run(found.command(machine.java(), arguments));
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
