/** The decision core of rollouts: what to do next with a network of masternodes, from what is wanted and what was seen. */
@NullMarked
package io.timecoin.operator.rollout;

import org.jspecify.annotations.NullMarked;
