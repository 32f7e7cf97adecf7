package io.timecoin.node.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.timecoin.node.wire.Limits;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Cuts the stream into lines at LF and passes them on as byte arrays without it. A last line without LF is dropped: a
 * broken connection is no fault of the peer's.
 */
final class LineDecoder extends ByteToMessageDecoder {
    private enum State {
        /** Only lines of a handshake are expected. */
        HANDSHAKE,
        HELD,
        OPEN,
        /** The peer broke the limit: everything else is thrown away. */
        DISCARDING
    }

    private final BooleanSupplier waits;
    private State state = State.HANDSHAKE;
    private int limit = Limits.HANDSHAKE_LINE_BYTES;
    private int scanned;
    private boolean anyLine;

    /** The handshake is over: lines may have so many bytes. What was held comes with the next read. */
    void allowLines(int bytes) {
        if (state == State.HANDSHAKE || state == State.HELD) {
            state = State.OPEN;
            limit = bytes;
        }
    }

    /** @param waits whether no further line is wanted now; whoever changes its mind has the decoder read on */
    LineDecoder(BooleanSupplier waits) {
        this.waits = waits;
    }

    /** Bytes that a line may have now. */
    int limit() {
        return limit;
    }

    /** Bytes of a line that has begun and not ended. */
    int unfinishedBytes() {
        return actualReadableBytes();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        switch (state) {
            case HANDSHAKE, OPEN -> {
                if (!waits.getAsBoolean()) {
                    cutLine(context, in, out);
                }
            }
            case HELD -> {}
            case DISCARDING -> in.skipBytes(in.readableBytes());
        }
    }

    private void cutLine(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int end = in.indexOf(in.readerIndex() + scanned, in.writerIndex(), (byte) '\n');
        int length = end < 0 ? in.readableBytes() : end - in.readerIndex();
        if (length > limit) {
            refuse(context);
        } else if (end < 0) {
            scanned = length;
        } else {
            byte[] line = new byte[length];
            in.readBytes(line).skipBytes(1);
            scanned = 0;
            anyLine = true;
            out.add(line);
        }
    }

    /** The first line is too long by itself; a later one may follow a handshake that is being judged. */
    private void refuse(ChannelHandlerContext context) {
        boolean mayBeOver = state == State.HANDSHAKE && anyLine;
        state = mayBeOver ? State.HELD : State.DISCARDING;
        context.fireUserEventTriggered(mayBeOver ? LineSignal.HELD : LineSignal.TOO_LONG);
    }
}
