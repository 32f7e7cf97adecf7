/** A small HTTP/1.1 server on Netty: connections and their limits, routes, access, answers in JSON. */
@NullMarked
package io.timecoin.node.rpc.http;

import org.jspecify.annotations.NullMarked;
