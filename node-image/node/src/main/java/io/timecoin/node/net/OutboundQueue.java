package io.timecoin.node.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * What waits to be written to one peer: bounded, and dropped with its connection when the peer does not read. Used by
 * the connection's thread alone.
 *
 * <p>Lines wait here, where one that goes to many peers is held once; only as much as the socket takes is copied for it.
 * So a peer that does not read costs little memory that others need to be written to.
 */
final class OutboundQueue {
    /** Bytes given to the socket at once. Lines up to this length go as one piece (PROTOCOL 3.3); longer ones never could. */
    private static final int PIECE_BYTES = 16 * 1024;

    private static final class Line {
        final byte[] bytes;

        /** Whether it waits for this peer alone, so that its memory is this peer's doing. */
        final boolean own;

        Line(byte[] bytes, boolean own) {
            this.bytes = bytes;
            this.own = own;
        }
    }

    private final Channel channel;
    private final NetworkSettings settings;
    private final SocketFigures figures;
    private final LongConsumer ownBytesChanged;
    private final BiConsumer<DropReason, String> drop;
    private final Queue<Line> lines = new ArrayDeque<>();
    private int begun;
    private int inSocket;
    private long queuedBytes;
    private long ownBytes;
    private long written;
    private boolean watched;
    private Runnable whenEmpty = () -> {};

    /**
     * An empty queue.
     *
     * @param ownBytesChanged hears how many bytes wait here that wait for this peer alone
     * @param drop ends the connection at once for a reason
     */
    OutboundQueue(
            Channel channel,
            NetworkSettings settings,
            SocketFigures figures,
            LongConsumer ownBytesChanged,
            BiConsumer<DropReason, String> drop) {
        this.channel = channel;
        this.settings = settings;
        this.figures = figures;
        this.ownBytesChanged = ownBytesChanged;
        this.drop = drop;
    }

    /** Writes a line for this peer alone, LF included; it must not be changed any more. */
    void write(byte[] line) {
        write(new Line(line, true));
    }

    /** Writes a line that goes to other peers too, and is held once for all. */
    void writeShared(byte[] line) {
        write(new Line(line, false));
    }

    private void write(Line line) {
        if (queuedBytes + line.bytes.length > settings.maxQueuedBytes()
                || lines.size() >= settings.maxQueuedMessages()) {
            drop.accept(
                    DropReason.QUEUE_FULL,
                    "the peer reads too slowly: %d messages, %d bytes are waiting"
                            .formatted(lines.size(), queuedBytes));
            return;
        }
        lines.add(line);
        add(line.bytes.length);
        if (line.own) {
            addOwn(line.bytes.length);
        }
        fillSocket();
        watch();
    }

    /** Whether all that was written is in the socket. */
    boolean isInSocket() {
        return lines.isEmpty();
    }

    /** Runs the action once, when nothing waits any more. */
    void finish(Runnable action) {
        whenEmpty = action;
        checkEmpty();
    }

    /** The connection is gone, and what waited with it. */
    void clear() {
        lines.clear();
        add(-queuedBytes);
        addOwn(-ownBytes);
    }

    /** As much as the socket takes; whatever it has written makes room for more. */
    private void fillSocket() {
        while (!lines.isEmpty() && channel.isWritable()) {
            Line line = lines.element();
            int piece = Math.min(PIECE_BYTES, line.bytes.length - begun);
            inSocket++;
            ByteBuf content = Unpooled.wrappedBuffer(line.bytes, begun, piece);
            begun += piece;
            if (begun == line.bytes.length) {
                removeFirst();
            }
            channel.writeAndFlush(content).addListener(done -> onWritten(piece, done));
        }
    }

    private void removeFirst() {
        Line line = lines.remove();
        begun = 0;
        if (line.own) {
            addOwn(-line.bytes.length);
        }
    }

    private void onWritten(int piece, Future<?> done) {
        inSocket--;
        if (!channel.isActive()) {
            return;
        }
        if (!done.isSuccess()) {
            drop.accept(DropReason.SOCKET_ERROR, NetworkErrors.describe(done.cause()));
            return;
        }
        add(-piece);
        written++;
        fillSocket();
        checkEmpty();
    }

    private void checkEmpty() {
        if (lines.isEmpty() && inSocket == 0) {
            Runnable action = whenEmpty;
            whenEmpty = () -> {};
            action.run();
        }
    }

    private void add(long bytes) {
        queuedBytes += bytes;
        figures.addQueued(bytes);
    }

    private void addOwn(long bytes) {
        ownBytes += bytes;
        ownBytesChanged.accept(ownBytes);
    }

    private void watch() {
        if (watched || queuedBytes == 0) {
            return;
        }
        watched = true;
        long before = written;
        var _ =
                channel.eventLoop()
                        .schedule(
                                () -> check(before),
                                settings.writeDeadline().toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void check(long before) {
        watched = false;
        if (!channel.isActive()) {
            return;
        }
        if (queuedBytes > 0 && written == before) {
            drop.accept(
                    DropReason.NOT_READING,
                    "the peer has not read for " + settings.writeDeadline());
        } else {
            watch();
        }
    }
}
