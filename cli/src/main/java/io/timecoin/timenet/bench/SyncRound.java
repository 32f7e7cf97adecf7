package io.timecoin.timenet.bench;

import io.timecoin.operator.platform.NodeClient;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Has a node without blocks fetch a long chain from another one, both as processes of their own.
 *
 * @param image that both run
 * @param folder with the data of the one that has the chain, as {@code ForgeChain} leaves it
 * @param blocks of the chain
 */
record SyncRound(Machine machine, Image image, Path folder, int blocks, Samples samples) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** A tenth of the rate that is aimed at. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    void run() throws IOException {
        PortBlock ports = PortBlock.anyFree(2);
        try (BareNodes nodes = new BareNodes(machine, image, folder);
                NodeClient client = new NodeClient(machine.clock())) {
            nodes.start("member", ports.p2p(0), ports.rpc(0), List.of());
            Process fetching =
                    nodes.start("observer", ports.p2p(1), ports.rpc(1), List.of(ports.p2p(0)));
            await(() -> height(client, ports) > 0, fetching);
            long first = height(client, ports);
            long start = System.nanoTime();
            await(() -> height(client, ports) >= blocks, fetching);
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            samples.add(NodeMeasures.SYNC, (blocks - first) / seconds);
            await(() -> isSynced(client, ports), fetching);
            ProcessFigures.residentMegabytes(fetching.toHandle())
                    .ifPresent(size -> samples.add(NodeMeasures.MEMORY, size));
        } finally {
            StateFiles.deleteTree(folder.resolve("observer"));
        }
    }

    private static long height(NodeClient client, PortBlock ports) {
        return client.health(ports.rpcUri(1), "") instanceof Health.Answered answer
                ? answer.status().chain().height()
                : 0;
    }

    private static boolean isSynced(NodeClient client, PortBlock ports) {
        return client.health(ports.rpcUri(1), "") instanceof Health.Answered answer
                && answer.status().synced();
    }

    private static void await(BooleanSupplier condition, Process process) {
        if (!Waiting.until(LIMIT, () -> !process.isAlive() || condition.getAsBoolean())
                || !process.isAlive()) {
            throw TimenetException.failed(
                    "the benchmark ends: a node did not fetch its blocks within " + LIMIT);
        }
    }
}
