/** One table of peers: identity, direction, handshake, backoff, pings and the connection matrix. */
@NullMarked
package io.timecoin.node.peers;

import org.jspecify.annotations.NullMarked;
