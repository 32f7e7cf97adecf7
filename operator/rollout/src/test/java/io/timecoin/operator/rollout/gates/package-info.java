/** Tests of this package. */
@NullMarked
package io.timecoin.operator.rollout.gates;

import org.jspecify.annotations.NullMarked;
