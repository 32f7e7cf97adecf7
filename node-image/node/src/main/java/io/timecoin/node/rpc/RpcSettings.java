package io.timecoin.node.rpc;

import io.timecoin.node.rpc.http.Access;
import io.timecoin.node.rpc.http.HttpLimits;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Where the HTTP side listens and whom it serves.
 *
 * @param listen port 0 takes any free port
 * @param access what opens JSON-RPC, and which web pages may call
 * @param methods the methods of JSON-RPC that are served; all if it is empty
 * @param callsPerSecond of one client address; bursts of twice as many pass
 */
public record RpcSettings(
        InetSocketAddress listen,
        Access access,
        Set<String> methods,
        int callsPerSecond,
        HttpLimits limits) {
    /** Far above what a person or a dashboard asks; a load generator of one machine stays below it. */
    public static final int CALLS_PER_SECOND = 10_000;

    public RpcSettings {
        methods = Set.copyOf(methods);
    }

    /** Settings that serve every method to this cookie's readers, with the usual limits. */
    public static RpcSettings of(InetSocketAddress listen, Cookie cookie) {
        return new RpcSettings(
                listen,
                new Access(List.of(cookie.token()), Set.of()),
                Set.of(),
                CALLS_PER_SECOND,
                HttpLimits.DEFAULT);
    }
}
