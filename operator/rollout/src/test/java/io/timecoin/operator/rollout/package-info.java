/** Tests of this package. */
@NullMarked
package io.timecoin.operator.rollout;

import org.jspecify.annotations.NullMarked;
