package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.operator.platform.GenesisFile;
import io.timecoin.operator.platform.NodeClient;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.image.Training;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains an image with a network of two for a few blocks: start, handshake, consensus, store and HTTP are then in the
 * cache that the JVM writes at its end.
 *
 * @param say tells a person what takes so long, and why there is no cache
 */
public record TrainingRun(Path java, Clock clock, Consumer<String> say) implements Training {
    private static final String NETWORK =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: training}
            spec:
              image: time-node:training
              chain: {network: Testnet, blockInterval: 1s}
              masternodes: [{name: trained, tier: Gold}, {name: partner, tier: Free}]
            """;

    /** Blocks after which nothing new is learnt. */
    private static final long HEIGHT = 3;

    /** A start and {@value #HEIGHT} blocks take seconds; on a machine that is busy with all else, minutes. */
    private static final Duration RUN_LIMIT = Duration.ofMinutes(5);

    /** The JVM writes the cache when it ends: seconds of work too. */
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(5);

    @Override
    public boolean train(Image image) {
        say.accept("training its start, once for this build (about ten seconds)");
        try {
            Path folder = Files.createTempDirectory("timenet-training-");
            try {
                return train(image, new NetworkFolder(folder.resolve("training")));
            } finally {
                StateFiles.deleteTree(folder);
            }
        } catch (IOException e) {
            return without(String.valueOf(e.getMessage()));
        }
    }

    private boolean train(Image image, NetworkFolder network) throws IOException {
        PortBlock ports = PortBlock.anyFree(2);
        prepare(network, ports);
        NodeFolder trained = network.node("trained-0");
        NodeFolder partner = network.node("partner-0");
        Process partnerProcess = start(partner, image.command(java, arguments(partner)));
        Process process = start(trained, image.trainingCommand(java, arguments(trained)));
        try {
            if (!Waiting.until(RUN_LIMIT, () -> !process.isAlive() || reached(ports))
                    || !process.isAlive()) {
                return without("its nodes made no blocks: " + lastLine(trained));
            }
            process.destroy();
            if (!Waiting.until(WRITE_LIMIT, () -> !process.isAlive())) {
                return without("the JVM did not write it in time");
            }
            return Files.exists(image.cache()) || without(lastLine(trained));
        } finally {
            process.destroyForcibly();
            partnerProcess.destroyForcibly();
            Waiting.until(ProcessStep.GRACE, () -> !partnerProcess.isAlive());
        }
    }

    private void prepare(NetworkFolder network, PortBlock ports) throws IOException {
        TimeNetwork document = TimeNetworkCodec.parse(NETWORK);
        List<Preparation.Prepared> prepared = new Preparation(network, ports).prepare(document);
        StateFiles.writeText(
                network.genesis(),
                GenesisFile.render(
                        document,
                        prepared.stream().map(Preparation.Prepared::keyed).toList(),
                        clock.instant()));
    }

    private static List<String> arguments(NodeFolder node) {
        return List.of("run", "--config", node.configuration().toString());
    }

    private static Process start(NodeFolder node, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(node.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(node.log().toFile())
                .start();
    }

    /** Asks as an operator does, so that the answers are learnt too. */
    private boolean reached(PortBlock ports) {
        try (NodeClient client = new NodeClient(clock)) {
            return client.ask(ports.rpcUri(0), "").health() instanceof Health.Answered answer
                    && answer.status().chain().height() >= HEIGHT
                    && !client.text(ports.rpcUri(0), "/metrics").isEmpty();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean without(String reason) {
        say.accept("the image works without a trained cache, but starts slower: " + reason);
        return false;
    }

    private static String lastLine(NodeFolder node) {
        return StateFiles.readText(node.log())
                .flatMap(text -> text.lines().reduce((_, last) -> last))
                .orElse("the log is empty");
    }
}
