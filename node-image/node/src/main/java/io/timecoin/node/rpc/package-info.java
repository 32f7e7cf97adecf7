/** The HTTP side of a node: status, health, metrics and JSON-RPC on one port. */
@NullMarked
package io.timecoin.node.rpc;

import org.jspecify.annotations.NullMarked;
