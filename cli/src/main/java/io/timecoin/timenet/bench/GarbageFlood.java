package io.timecoin.timenet.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends random bytes to a P2P port as fast as a rate allows, over connections from different addresses of this machine,
 * and connects again whenever the node ends one. Closing ends it.
 */
final class GarbageFlood implements AutoCloseable {
    private static final int CONNECTIONS = 20;
    private static final double BYTES_PER_SECOND = 50e6;
    private static final int CHUNK = 32_768;

    private static final double BYTES_PER_MB = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Between two chunks of a connection. */
    private static final Duration PACE =
            Duration.ofNanos((long) (NANOS_PER_SECOND * CONNECTIONS * CHUNK / BYTES_PER_SECOND));

    private final int port;
    private final LongAdder offered = new LongAdder();
    private final ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    private final long start = System.nanoTime();

    private GarbageFlood(int port) {
        this.port = port;
    }

    static GarbageFlood start(int port) {
        GarbageFlood flood = new GarbageFlood(port);
        for (int i = 0; i < CONNECTIONS; i++) {
            int sender = i;
            flood.senders.execute(() -> flood.sendAll(sender));
        }
        return flood;
    }

    /** What it has offered to the node so far, whether the node read it or not. */
    double megabytesPerSecond() {
        return offered.sum() / BYTES_PER_MB * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    private void sendAll(int sender) {
        byte[] garbage = new byte[CHUNK];
        new Random(sender).nextBytes(garbage);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                connect(sender, garbage);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends until the node ends the connection. */
    private void connect(int sender, byte[] garbage) throws InterruptedException {
        long next = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address(sender), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            while (true) {
                next += PACE.toNanos();
                offered.add(garbage.length);
                socket.getOutputStream().write(garbage);
                sleepUntil(next);
            }
        } catch (IOException refused) {
            // What a node that defends itself does; the rate holds for the next connection too.
            sleepUntil(next);
        }
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    }

    /** All of 127.0.0.0/8 is this machine on Linux; elsewhere all senders have one address. */
    private static InetAddress address(int sender) throws IOException {
        return System.getProperty("os.name").equals("Linux")
                ? InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (sender + 1)})
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public void close() {
        senders.shutdownNow();
        senders.close();
    }
}
