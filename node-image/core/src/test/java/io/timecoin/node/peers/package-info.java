/** Tests of the peer table: each rule by itself, and many tables in a simulated network. */
@NullMarked
package io.timecoin.node.peers;

import org.jspecify.annotations.NullMarked;
