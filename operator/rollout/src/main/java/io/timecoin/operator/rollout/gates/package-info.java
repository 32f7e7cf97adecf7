/** The gates that a wave, and at the end the whole network, must pass. */
@NullMarked
package io.timecoin.operator.rollout.gates;

import org.jspecify.annotations.NullMarked;
