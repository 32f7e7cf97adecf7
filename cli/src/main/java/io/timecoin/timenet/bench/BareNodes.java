package io.timecoin.timenet.bench;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Nodes that run as processes without anything that supervises them; closing ends them. */
final class BareNodes implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(30);

    private final Machine machine;
    private final Image image;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    /**
     * None yet.
     *
     * @param image that all run
     * @param folder with {@code genesis.json} and a key {@code NAME.pem} for each; gets data and a log of each
     */
    BareNodes(Machine machine, Image image, Path folder) {
        this.machine = machine;
        this.image = image;
        this.folder = folder;
    }

    /**
     * Starts one.
     *
     * @param peers P2P ports of those that it dials
     */
    Process start(String name, int p2p, int rpc, List<Integer> peers) throws IOException {
        Path configuration = folder.resolve(name + ".yaml");
        StateFiles.writeText(
                configuration,
                """
                name: %s
                network: Testnet
                dataDir: %s
                genesisFile: %s
                keyFile: %s
                p2p: {listen: "127.0.0.1:%d"}
                rpc: {listen: "127.0.0.1:%d"}
                peers: %s
                """
                        .formatted(
                                name,
                                folder.resolve(name),
                                folder.resolve("genesis.json"),
                                key(name),
                                p2p,
                                rpc,
                                peers.stream()
                                        .map("{address: \"127.0.0.1:%d\"}"::formatted)
                                        .toList()));
        Process process =
                new ProcessBuilder(
                                image.command(
                                        machine.java(),
                                        List.of("run", "--config", configuration.toString())))
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(log(name).toFile())
                        .start();
        processes.add(process);
        return process;
    }

    /** Where the key of a node is to be. */
    Path key(String name) {
        return folder.resolve(name + ".pem");
    }

    /** What a node has written. */
    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        if (!Waiting.until(END, () -> processes.stream().noneMatch(Process::isAlive))) {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
