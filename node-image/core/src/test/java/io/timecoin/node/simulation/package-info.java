/**
 * The simulator: whole nodes under a virtual clock, network and disk (consensus.md §6).
 *
 * <p>A {@link io.timecoin.node.simulation.Scenario} is a script of what befalls a {@link
 * io.timecoin.node.simulation.VirtualNetwork}; a seed decides all its chances, so that equal seeds make equal runs.
 * {@link io.timecoin.node.simulation.Invariants} watch every effect of every node; expectations of progress are the
 * scenario's own. {@link io.timecoin.node.simulation.Simulate} runs scenarios from the command line. Signatures are keyed
 * hashes; everything else is the real node.
 */
@NullMarked
package io.timecoin.node.simulation;

import org.jspecify.annotations.NullMarked;
