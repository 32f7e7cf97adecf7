package io.timecoin.node.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code time-node run}: the node, until it is told to stop. */
@Command(
        name = "run",
        description = "Run the node until it is told to stop (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** For connections to end cleanly; all that matters is on disk at any moment. */
    private static final long STOP_SECONDS = 5;

    @Mixin private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws Exception {
        return run(options.read());
    }

    /** Runs the node until the process is told to stop. */
    static int run(NodeConfig config) throws Exception {
        NodeSetup setup = NodeSetup.read(config);
        StartLog.use(setup.config().log());
        CountDownLatch closed = new CountDownLatch(1);
        try (Node node = Node.start(setup, LoopClock.system())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, closed), "stop"));
            node.run();
        } finally {
            closed.countDown();
        }
        return ExitCode.STOPPED;
    }

    /** Java ends a process that was signalled with a code of its own; a clean stop is none. */
    private static void stop(Node node, CountDownLatch closed) {
        if (closed.getCount() == 0) {
            return;
        }
        node.stop();
        try {
            boolean clean = closed.await(STOP_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(clean ? ExitCode.STOPPED : ExitCode.FAILED);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
