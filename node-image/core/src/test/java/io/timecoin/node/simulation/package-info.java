/** Whole nodes under a virtual clock, network and disk. */
@NullMarked
package io.timecoin.node.simulation;

import org.jspecify.annotations.NullMarked;
