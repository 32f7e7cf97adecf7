/** A real API server with a scripted controller of StatefulSets and scripted nodes, and what the operator does there. */
@NullMarked
package io.timecoin.operator.controller.cluster;

import org.jspecify.annotations.NullMarked;
