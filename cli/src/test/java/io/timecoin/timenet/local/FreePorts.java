package io.timecoin.timenet.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports that nobody uses. */
public final class FreePorts {
    private FreePorts() {}

    /** A block whose first ports are free now. */
    public static PortBlock block() throws IOException {
        while (true) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int base = Math.min(any.getLocalPort(), 65_400);
                PortBlock block = new PortBlock(base);
                if (PortBlock.firstUsed(block.used(4)).isEmpty()) {
                    return block;
                }
            }
        }
    }
}
