/** The status of a network in words and numbers. */
@NullMarked
package io.timecoin.operator.rollout.status;

import org.jspecify.annotations.NullMarked;
