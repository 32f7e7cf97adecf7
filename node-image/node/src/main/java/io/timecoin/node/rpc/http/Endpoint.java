package io.timecoin.node.rpc.http;

/** Answers requests of one route, on a virtual thread. */
@FunctionalInterface
public interface Endpoint {
    /** The answer; interrupted when the client has been told that it takes too long, or has gone. */
    Response answer(Request request) throws InterruptedException;
}
