/** A network in virtual time, and rollouts driven through it. */
@NullMarked
package io.timecoin.operator.rollout.simulation;

import org.jspecify.annotations.NullMarked;
