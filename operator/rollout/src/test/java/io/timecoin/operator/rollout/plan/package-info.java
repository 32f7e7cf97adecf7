/** Tests of this package. */
@NullMarked
package io.timecoin.operator.rollout.plan;

import org.jspecify.annotations.NullMarked;
