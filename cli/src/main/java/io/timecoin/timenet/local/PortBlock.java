package io.timecoin.timenet.local;

import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ports of one network on this machine: RPC of the masternode in slot i at {@code base + 1 + i}, its P2P at
 * {@code base + 51 + i}. Bases are 100 apart.
 */
public record PortBlock(int base) {
    /** The first block: its first RPC port is 24101, the RPC port of Testnet. */
    public static final int FIRST_BASE = 24_100;

    /** Ports from one block to the next. */
    public static final int SIZE = 100;

    /** Masternodes that find room in a block; beyond that, Kubernetes is the engine. */
    public static final int SLOTS = 49;

    private static final int LAST_BASE = 65_400;
    private static final int P2P_OFFSET = 51;

    public PortBlock {
        if (base < 1_024 || base > LAST_BASE) {
            throw TimenetException.badInput(
                    "the first of "
                            + SIZE
                            + " ports must be from 1024 to "
                            + LAST_BASE
                            + ", not "
                            + base);
        }
    }

    /** The first block that overlaps none of those taken. */
    public static PortBlock firstFree(SortedSet<Integer> takenBases) {
        return IntStream.iterate(FIRST_BASE, base -> base <= LAST_BASE, base -> base + SIZE)
                .filter(base -> takenBases.stream().noneMatch(taken -> overlap(base, taken)))
                .mapToObj(PortBlock::new)
                .findFirst()
                .orElseThrow(() -> TimenetException.failed("all blocks of ports are taken"));
    }

    /** Ports for so many masternodes that nobody listens at now, for a run of moments. */
    public static PortBlock anyFree(int masternodes) {
        return IntStream.iterate(LAST_BASE, base -> base > FIRST_BASE, base -> base - SIZE)
                .mapToObj(PortBlock::new)
                .filter(block -> firstUsed(block.used(masternodes)).isEmpty())
                .findFirst()
                .orElseThrow(() -> TimenetException.failed("all blocks of ports are in use"));
    }

    private static boolean overlap(int base, int other) {
        return Math.abs(base - other) < SIZE;
    }

    public int rpc(int slot) {
        return base + 1 + slot;
    }

    /** Where that RPC port answers on this machine. */
    public URI rpcUri(int slot) {
        return URI.create("http://127.0.0.1:" + rpc(slot));
    }

    public int p2p(int slot) {
        return base + P2P_OFFSET + slot;
    }

    /** The ports that so many masternodes use. */
    public List<Integer> used(int masternodes) {
        return IntStream.range(0, masternodes)
                .boxed()
                .flatMap(slot -> Stream.of(rpc(slot), p2p(slot)))
                .toList();
    }

    /**
     * Fails if another program listens at one of the ports.
     *
     * @throws TimenetException naming the port and what to do
     */
    public static void requireFree(List<Integer> ports) {
        firstUsed(ports)
                .ifPresent(port -> {
                    throw TimenetException.failed(
                            "port "
                                    + port
                                    + " of 127.0.0.1 is in use by another program; nothing was"
                                    + " started. End that program (ss -ltnp shows it), or make"
                                    + " the network at other ports: timenet up --port-base 24300");
                });
    }

    /** The first of these ports at which a program listens. */
    static Optional<Integer> firstUsed(List<Integer> ports) {
        return ports.stream().filter(port -> !isFree(port)).findFirst();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
