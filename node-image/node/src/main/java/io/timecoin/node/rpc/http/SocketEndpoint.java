package io.timecoin.node.rpc.http;

import java.net.InetAddress;
import java.util.Optional;

/** What a WebSocket is connected to. */
@FunctionalInterface
public interface SocketEndpoint {
    /**
     * A client has opened a socket.
     *
     * @param client the address of the other end
     * @param wake any thread calls it when {@link Session#nextPush} has something; it never waits
     */
    Session open(InetAddress client, Runnable wake);

    /** One open socket. */
    interface Session {
        /** The answer to a message, if it wants one. Several messages of one socket are answered side by side. */
        Optional<String> answer(String message) throws InterruptedException;

        /**
         * The next message that goes to the client without being asked for, or nothing when none waits. Called by one
         * thread at a time, and only while the client reads.
         */
        Optional<String> nextPush();

        /** The socket is gone; called once. */
        void closed();
    }
}
