/** The JSON-RPC of a node: what methods there are, and a client that calls them. */
@NullMarked
package io.timecoin.api;

import org.jspecify.annotations.NullMarked;
