/** JSON-RPC 2.0 itself: requests, batches, notifications, parameters and errors, whatever the methods are. */
@NullMarked
package io.timecoin.node.rpc.jsonrpc;

import org.jspecify.annotations.NullMarked;
