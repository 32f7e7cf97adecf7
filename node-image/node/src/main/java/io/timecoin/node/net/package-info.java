/** Sockets between nodes: listening, dialling, lines, bounded queues and clean ends. */
@NullMarked
package io.timecoin.node.net;

import org.jspecify.annotations.NullMarked;
