/** What a node counts and measures, as Prometheus reads it; every meter is named {@code time_node_…}. */
@NullMarked
package io.timecoin.node.metrics;

import org.jspecify.annotations.NullMarked;
