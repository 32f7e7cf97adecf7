/** Tests of this package. */
@NullMarked
package io.timecoin.operator.rollout.network;

import org.jspecify.annotations.NullMarked;
