/** Messages of protocol v1 as records, their JSON lines, and the limits that a line must keep. */
@NullMarked
package io.timecoin.node.wire;

import org.jspecify.annotations.NullMarked;
