package io.timecoin.node.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What waits to be written to one peer: bounded, and dropped with its connection when the peer does not read. Used by
 * the connection's thread alone.
 */
final class OutboundQueue {
    private final Channel channel;
    private final NetworkSettings settings;
    private final Consumer<String> drop;
    private long queuedBytes;
    private int queuedMessages;
    private long written;
    private boolean watched;

    /**
     * An empty queue.
     *
     * @param drop ends the connection at once for a reason
     */
    OutboundQueue(Channel channel, NetworkSettings settings, Consumer<String> drop) {
        this.channel = channel;
        this.settings = settings;
        this.drop = drop;
    }

    /** Writes a line, LF included, as one piece (PROTOCOL 3.3); it must not be changed any more. */
    void write(byte[] line) {
        if (queuedBytes + line.length > settings.maxQueuedBytes()
                || queuedMessages >= settings.maxQueuedMessages()) {
            drop.accept(
                    "the peer reads too slowly: %d messages, %d bytes are waiting"
                            .formatted(queuedMessages, queuedBytes));
            return;
        }
        queuedBytes += line.length;
        queuedMessages++;
        channel.writeAndFlush(Unpooled.wrappedBuffer(line))
                .addListener(done -> {
                    queuedBytes -= line.length;
                    queuedMessages--;
                    written++;
                });
        watch();
    }

    private void watch() {
        if (watched || queuedMessages == 0) {
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
        if (queuedMessages > 0 && written == before) {
            drop.accept("the peer has not read for " + settings.writeDeadline());
        } else {
            watch();
        }
    }
}
