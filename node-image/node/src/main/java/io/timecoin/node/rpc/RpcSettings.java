package io.timecoin.node.rpc;

import io.timecoin.node.rpc.http.BearerToken;
import io.timecoin.node.rpc.http.HttpLimits;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where the HTTP side listens and whom it serves.
 *
 * @param listen port 0 takes any free port
 * @param token what a client off this machine presents for JSON-RPC and {@code /finalize}; without it only loopback
 *     clients are served there
 */
public record RpcSettings(
        InetSocketAddress listen, Optional<BearerToken> token, HttpLimits limits) {
    /** Settings with the usual limits. */
    public static RpcSettings of(InetSocketAddress listen, Optional<BearerToken> token) {
        return new RpcSettings(listen, token, HttpLimits.DEFAULT);
    }
}
