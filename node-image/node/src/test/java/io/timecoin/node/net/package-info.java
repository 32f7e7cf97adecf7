/** Tests of the sockets, with well-behaved and hostile peers on the loopback interface. */
@NullMarked
package io.timecoin.node.net;

import org.jspecify.annotations.NullMarked;
