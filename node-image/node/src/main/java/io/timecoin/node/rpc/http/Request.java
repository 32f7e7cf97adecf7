package io.timecoin.node.rpc.http;

import io.timecoin.node.crypto.Bytes;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A whole HTTP request, apart from the connection it came on.
 *
 * @param path without the query
 * @param origin what a browser says of the page that sent the request
 * @param client the address of the other end
 */
public record Request(
        String method,
        String path,
        Optional<String> contentType,
        Optional<String> authorization,
        Optional<String> origin,
        InetAddress client,
        Bytes body) {}
