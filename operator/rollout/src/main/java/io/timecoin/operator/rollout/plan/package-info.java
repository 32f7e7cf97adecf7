/** Which masternodes go together, and in which order. */
@NullMarked
package io.timecoin.operator.rollout.plan;

import org.jspecify.annotations.NullMarked;
